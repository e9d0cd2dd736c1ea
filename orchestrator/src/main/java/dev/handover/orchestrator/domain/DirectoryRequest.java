package dev.handover.orchestrator.domain;

import java.util.List;

/** What directory-service is asked to compute; primary never changes, SPNs always name it. */
public record DirectoryRequest(
    GroupName group,
    Server primary,
    Server source,
    Server target,
    List<DirectoryTaskSpec> tasks,
    String onBehalfOf) {
  public DirectoryRequest {
    tasks = List.copyOf(tasks);
  }

  /** A server by its computer account and by its object in the organisation. */
  public record Server(String computer, String server) {
    public static Server of(NodeRef node) {
      return new Server(node.computer(), node.server());
    }
  }
}
