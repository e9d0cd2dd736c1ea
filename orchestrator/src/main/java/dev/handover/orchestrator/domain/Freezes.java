package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The freezes on record. One by people for each group and one for everything; one an operation. */
public interface Freezes {
  /** Takes the place of the freeze of the same group by the same operation, or by people. */
  void put(Freeze freeze);

  /** Lifts what this operation, or, without one, people froze; harmless when there is nothing. */
  void lift(Optional<GroupName> group, Optional<UUID> operation);

  /**
   * All that holds at that time, the oldest first. What an operation froze holds while that
   * operation is not at its end.
   */
  List<Freeze> inForce(Instant now);
}
