package dev.handover.directory.domain;

import java.util.List;

/**
 * What moves: the directory identity of a group from one server to the other.
 *
 * @param primary the server whose names clients use, whichever way the move goes; source or target
 * @param tasks in the order of application
 */
public record MoveRequest(
    GroupName group, Server primary, Server source, Server target, List<TaskRequest> tasks) {
  public MoveRequest {
    tasks = List.copyOf(tasks);
    if (CaseFolding.same(source.computer(), target.computer())
        || CaseFolding.same(source.server(), target.server())) {
      throw new IllegalArgumentException(
          "source and target are the same server: " + source + ", " + target);
    }
    if (!primary.equals(source) && !primary.equals(target)) {
      throw new IllegalArgumentException(
          "the primary " + primary + " is neither source nor target");
    }
  }
}
