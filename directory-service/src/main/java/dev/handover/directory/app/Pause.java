package dev.handover.directory.app;

import java.time.Duration;

/** How a thread lets time pass between two looks at the store. */
@FunctionalInterface
public interface Pause {
  void last(Duration time);
}
