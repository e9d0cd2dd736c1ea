package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides about an operation that goes forward: every step is tried as soon as all that it depends
 * on is done, however far back. Once a step has been given up nothing new begins, and what was
 * begun is brought to a known end before the operation turns back or halts: nothing is ever undone
 * while something else is still being done.
 */
final class WayForward {
  private final OperationOrder order;
  private final OperationReplay now;
  private final Instant at;
  private final Set<StepId> underway;
  private final Set<StepId> done = new HashSet<>();
  private final List<Decision> ready = new ArrayList<>();
  private Optional<Instant> due = Optional.empty();
  private Optional<StepTrack> broken = Optional.empty();
  private boolean awaited;

  WayForward(OperationOrder order, OperationReplay now, Instant at, Set<StepId> underway) {
    this.order = order;
    this.now = now;
    this.at = at;
    this.underway = underway;
  }

  List<Decision> next() {
    broken = now.tracks.values().stream().filter(WayForward::breaks).findFirst();
    for (StepTrack track : now.tracks.values()) {
      if (done.containsAll(track.step.dependsOn())) {
        look(track);
      }
    }
    if (!ready.isEmpty() || !underway.isEmpty()) {
      due.ifPresent(instant -> ready.add(new Decision.WaitUntil(instant)));
      return ready;
    }
    if (broken.isPresent()) {
      return List.of(givenUp(broken.get()));
    }
    if (due.isPresent()) {
      return List.of(new Decision.WaitUntil(due.get()));
    }
    return List.of(awaited ? new Decision.Rest() : finished());
  }

  private static boolean breaks(StepTrack track) {
    return track.mark == StepTrack.Mark.GIVEN_UP
        && track.step.criticality() == Criticality.REQUIRED;
  }

  /** All that the step depends on is done. */
  private void look(StepTrack track) {
    Step step = track.step;
    switch (track.mark) {
      case DONE, UNDOING, UNDO_WAITING, UNDONE, UNDO_GIVEN_UP -> done.add(step.id());
      case GIVEN_UP -> {
        if (!breaks(track)) {
          done.add(step.id());
        }
      }
      case STARTED -> {
        if (!underway.contains(step.id())) {
          ready.add(new Decision.Execute(now.asThingsAre(step), track.nextAttempt(), true));
        }
      }
      case UNTOUCHED -> {
        if (broken.isEmpty() && !now.paused) {
          ready.add(first(step));
        }
      }
      case AWAITED -> awaited = true;
      case WAITING -> {
        if (broken.isEmpty()) {
          tryAgain(track);
        }
      }
    }
  }

  private Decision first(Step step) {
    return step.action() instanceof Action.Perform perform && perform.deed() instanceof Deed.Manual
        ? new Decision.Ask(step)
        : new Decision.Execute(now.asThingsAre(step), 1, false);
  }

  private void tryAgain(StepTrack track) {
    if (!track.retryAt().isAfter(at)) {
      ready.add(new Decision.Execute(now.asThingsAre(track.step), track.nextAttempt(), false));
    } else if (due.isEmpty() || track.retryAt().isBefore(due.get())) {
      due = Optional.of(track.retryAt());
    }
  }

  private Decision givenUp(StepTrack track) {
    String reason = "%s: %s".formatted(track.step.title(), track.reason());
    if (order.plan().kind() == OperationKind.RUNBOOK) {
      return new Decision.Halt(
          reason, track.cure() + " Then resume; or skip the step; or abandon the runbook.");
    }
    boolean pastPivot = now.pivot().map(p -> p.mark == StepTrack.Mark.DONE).orElse(false);
    if (pastPivot && order.onFailure() == OnFailure.HALT) {
      return new Decision.Halt(
          reason, track.cure() + " Then resume; or compensate, or abandon, the operation.");
    }
    return new Decision.TurnBack(reason);
  }

  private Decision finished() {
    List<String> exceptions = now.conflicts();
    OperationState end =
        exceptions.isEmpty() ? OperationState.SUCCEEDED : OperationState.SUCCEEDED_WITH_EXCEPTIONS;
    return new Decision.Finish(end, exceptions);
  }
}
