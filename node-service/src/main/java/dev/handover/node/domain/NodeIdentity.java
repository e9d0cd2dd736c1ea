package dev.handover.node.domain;

import java.time.Instant;

/**
 * Who this node is.
 *
 * @param name the node's own name; never the name that moves
 * @param startedAt when this process started
 */
public record NodeIdentity(String name, String version, AdapterKind adapter, Instant startedAt) {

  /** What stands behind the ports. */
  public enum AdapterKind {
    WINDOWS,
    EMULATED
  }
}
