package dev.handover.orchestrator.domain.telemetry;

import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.StepOutcome;
import java.util.function.Supplier;

/** Surrounds each try of a step, so that traces and logs can tell what belongs to it. */
public interface StepScope {
  /** Name of the id of the operation, in traces, in logs and towards the other services. */
  String OPERATION = "handover.operation";

  /** Name of the step's id, likewise. */
  String STEP = "handover.step";

  /** Has the action carried out, on the same thread, and passes on what came of it. */
  StepOutcome during(Try tried, Supplier<StepOutcome> action);

  /**
   * One try.
   *
   * @param step which step
   * @param action its kind
   * @param fence of which group and operation, and with which epoch
   */
  record Try(StepId step, String action, Fence fence) {}
}
