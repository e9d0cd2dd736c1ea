package dev.handover.node.domain;

import java.util.List;

/**
 * A directory that exists.
 *
 * @param created whether it was made just now
 * @param access its access control list, as read back
 */
public record DirectoryStatus(Place place, boolean created, List<AccessEntry> access) {
  public DirectoryStatus {
    access = List.copyOf(access);
  }
}
