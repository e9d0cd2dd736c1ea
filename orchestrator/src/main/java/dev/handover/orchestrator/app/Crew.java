package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.StepOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * Carries out the actions of one operation side by side, and hands their outcomes back one by one
 * to the only one who decides and writes. For use by one thread.
 */
interface Crew {
  /** Begins an action; returns at once. */
  void begin(StepId step, Action action, Fence fence);

  /**
   * The next outcome, in whatever order they come.
   *
   * @param until waits no longer than this; empty to wait until there is one
   * @return empty when none came until then
   * @throws RuntimeException what an action threw
   */
  Optional<Report> await(Optional<Instant> until);

  /** What came of an action. */
  record Report(StepId step, StepOutcome outcome) {}

  /** Makes a crew for each run of an operation. */
  interface Hall {
    Crew open();
  }
}
