package dev.handover.orchestrator.domain.ticket;

import java.time.Instant;

/** When a change may begin: from {@code start}, and before {@code end}. */
public record ChangeWindow(Instant start, Instant end) {
  public ChangeWindow {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException(
          "the window ends at %s, and begins then or later: %s".formatted(end, start));
    }
  }

  /** Whether that moment is inside. */
  public boolean holds(Instant at) {
    return !at.isBefore(start) && at.isBefore(end);
  }
}
