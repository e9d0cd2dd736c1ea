package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.times.Occasion;
import java.util.UUID;

/** Makes resting or waiting operations due. */
public interface Wakeups {
  /** The operation is due now; harmless when it is being worked on or has ended. */
  void wake(UUID operation);

  /** The same for an evacuation. */
  default void wakeEvacuation(UUID evacuation) {}

  /** Whoever waits for this operation is due now: its parent, or its evacuation. */
  default void wakeParent(OperationOrder child) {
    child.parent().map(Parent::operation).ifPresent(this::wake);
    child.occasion().flatMap(Occasion::evacuation).ifPresent(this::wakeEvacuation);
  }
}
