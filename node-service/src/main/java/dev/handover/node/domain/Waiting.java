package dev.handover.node.domain;

import java.time.Duration;

/** Lets time pass. Handed in, so that tests need not. */
public interface Waiting {

  /**
   * Returns true after about this long, or false at once when the thread is told to end: then do
   * not wait again.
   */
  boolean pause(Duration time);
}
