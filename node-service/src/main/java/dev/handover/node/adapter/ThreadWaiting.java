package dev.handover.node.adapter;

import dev.handover.node.domain.Waiting;
import java.time.Duration;

/** Real time: the thread sleeps. */
public final class ThreadWaiting implements Waiting {

  @Override
  public boolean pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
