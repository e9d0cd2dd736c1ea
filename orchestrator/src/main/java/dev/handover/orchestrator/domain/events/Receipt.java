package dev.handover.orchestrator.domain.events;

import java.time.Duration;
import java.util.Optional;

/** What came of one try to deliver an event. */
public sealed interface Receipt {
  /** The receiver has it. */
  record Taken() implements Receipt {}

  /** The receiver wants nothing any more (HTTP 410). */
  record Gone() implements Receipt {}

  /**
   * It has to be tried again.
   *
   * @param error why, without anything secret
   * @param after what the receiver asked to wait at least
   */
  record Refused(String error, Optional<Duration> after) implements Receipt {}
}
