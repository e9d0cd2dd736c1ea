package dev.handover.node.domain;

import java.time.Duration;

/** Whether other machines can be reached from this one. */
public interface Reachability {
  /**
   * Tries to make a connection (TCP), and closes it at once; never throws because none can be made.
   *
   * @param host name or address
   * @param limit how long that may take
   */
  Reach reach(String host, int port, Duration limit);

  /** What came of it; `detail` says why not. */
  record Reach(boolean reachable, String detail) {}
}
