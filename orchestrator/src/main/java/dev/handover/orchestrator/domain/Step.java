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

  /** The same step, which this undoes. */
  Step undoneBy(Compensation undo) {
    return new Step(id, phase, action, dependsOn, pivot, criticality, Optional.of(undo), limits);
  }

  /** The same step, carried out in another way. */
  Step with(Action other) {
    return new Step(id, phase, other, dependsOn, pivot, criticality, compensation, limits);
  }

  /** The same step as the pivot. */
  Step asPivot() {
    return new Step(id, phase, action, dependsOn, true, criticality, compensation, limits);
  }

  /** The same step, without which the operation is done too. */
  Step asBestEffort() {
    return new Step(
        id, phase, action, dependsOn, pivot, Criticality.BEST_EFFORT, compensation, limits);
  }

  public String title() {
    return action.title();
  }
}
