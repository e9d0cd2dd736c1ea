package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;

/**
 * One step of a plan.
 *
 * @param dependsOn steps that have to be done before it
 * @param pivot from here on a failure no longer turns the operation back
 * @param compensation what undoes it; empty when there is nothing to undo, or when undoing it would
 *     hand the group back to a lost source
 */
public record Step(
    StepId id,
    Phase phase,
    Action action,
    List<StepId> dependsOn,
    boolean pivot,
    Criticality criticality,
    Optional<Compensation> compensation,
    StepLimits limits) {
  public Step {
    dependsOn = List.copyOf(dependsOn);
  }

  public String title() {
    return action.title();
  }
}
