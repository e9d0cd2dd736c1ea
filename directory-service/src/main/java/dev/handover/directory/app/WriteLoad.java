package dev.handover.directory.app;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many writes are in flight, and for how many there is room: over all walks of this instance.
 */
public final class WriteLoad {

  private final Set<WriteWindow> open = ConcurrentHashMap.newKeySet();

  void opened(WriteWindow window) {
    open.add(window);
  }

  void closed(WriteWindow window) {
    open.remove(window);
  }

  /** The sum of what the windows have found out; 0 while nothing is written in parallel. */
  public int limit() {
    return open.stream().mapToInt(WriteWindow::limit).sum();
  }

  /** Writes that have not been answered yet. */
  public int inFlight() {
    return open.stream().mapToInt(WriteWindow::inFlight).sum();
  }
}
