package dev.handover.orchestrator.domain.telemetry;

import java.time.Instant;
import java.util.Optional;

/** The queue of due work that all instances share. */
public interface Backlog {
  /** What is in it at that time; one query, however long it is. */
  Standing at(Instant now);

  /**
   * How full the queue is.
   *
   * @param waiting due, and nobody is at it
   * @param running somebody is at it
   * @param oldest since when the first of what waits has been due
   */
  record Standing(long waiting, long running, Optional<Instant> oldest) {}
}
