package dev.handover.orchestrator.adapter.client;

import java.time.Duration;

/**
 * How long a target may take, and when its breaker opens.
 *
 * @param connect how long a connection may take to be made
 * @param answer how long the whole call may take; longer than {@code stateWait}, or every long step
 *     would time out
 * @param stateWait how long a target is asked to wait for a state before it answers 202
 * @param breakerRequests calls that the breaker looks back on; it opens when half of them had no
 *     answer
 * @param breakerDelay how long it stays open before it lets one call try
 */
record ClientLimits(
    Duration connect,
    Duration answer,
    Duration stateWait,
    int breakerRequests,
    Duration breakerDelay) {
  ClientLimits {
    if (answer.compareTo(stateWait) <= 0) {
      throw new IllegalArgumentException(
          "the time for an answer (" + answer + ") must exceed the wait (" + stateWait + ")");
    }
  }

  int waitSeconds() {
    return Math.toIntExact(stateWait.toSeconds());
  }
}
