package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Map;

/** A directory task by name, with values by parameter name. */
public record DirectoryTaskSpec(String name, Map<String, List<String>> parameters) {
  public DirectoryTaskSpec {
    parameters = Map.copyOf(parameters);
  }
}
