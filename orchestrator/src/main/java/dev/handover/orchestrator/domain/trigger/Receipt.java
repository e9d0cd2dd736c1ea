package dev.handover.orchestrator.domain.trigger;

import java.time.Instant;
import java.util.UUID;

/**
 * An alert or event that was written down before anything was decided about it.
 *
 * @param times how often it was sent
 * @param decideBy nothing is begun for it after this
 */
public record Receipt(
    UUID id,
    String trigger,
    Signal signal,
    Instant receivedAt,
    Instant lastReceivedAt,
    long times,
    Instant decideBy,
    Decision decision) {
  public boolean isOpen() {
    return decision.outcome() == Decision.Outcome.UNDECIDED;
  }
}
