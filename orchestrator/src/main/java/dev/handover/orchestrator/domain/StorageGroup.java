package dev.handover.orchestrator.domain;

import java.util.List;

/**
 * Databases that share their logs.
 *
 * @param name as in Exchange, and of its directory
 * @param logs base name of its logs, three characters: E00 for the first one of a server
 * @param databases file names of its databases, without ending
 */
public record StorageGroup(String name, String logs, List<String> databases) {
  public StorageGroup {
    databases = List.copyOf(databases);
  }
}
