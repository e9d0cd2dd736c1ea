package dev.handover.orchestrator.domain.report;

import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Phase;
import dev.handover.orchestrator.domain.StepStatus;
import java.util.List;

/** Which steps of an operation saw something, rather than change it. */
public final class Witness {
  private Witness() {}

  /** Steps that prove that the source let go, or that stand for such a proof. */
  public static List<StepStatus> proofs(Operation operation) {
    return operation.steps().stream()
        .filter(step -> step.startedAt().isPresent() && proves(step.step().action()))
        .toList();
  }

  /** Steps that looked, afterwards, whether all is as it should be. */
  public static List<StepStatus> convergence(Operation operation) {
    return operation.steps().stream()
        .filter(step -> step.startedAt().isPresent())
        .filter(
            step ->
                step.step().phase() == Phase.VERIFY
                    || step.step().phase() == Phase.CONVERGE
                    || step.step().action() instanceof Action.Examine)
        .toList();
  }

  private static boolean proves(Action action) {
    return action instanceof Action.ConfirmRelease
        || action instanceof Action.AcceptAttestation
        || action instanceof Action.ConfirmSilence
        || action instanceof Action.CutPower
        || action instanceof Action.Prove;
  }
}
