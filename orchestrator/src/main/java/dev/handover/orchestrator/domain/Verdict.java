package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.JournalEntry.CompensationFailed;
import dev.handover.orchestrator.domain.JournalEntry.Halted;
import dev.handover.orchestrator.domain.JournalEntry.StepCompensated;
import dev.handover.orchestrator.domain.JournalEntry.StepDeferred;
import dev.handover.orchestrator.domain.JournalEntry.StepFailed;
import dev.handover.orchestrator.domain.JournalEntry.StepProgressed;
import dev.handover.orchestrator.domain.JournalEntry.StepSucceeded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the outcome of one try means for the journal. */
public sealed interface Verdict {
  /** Write this down; it settles the try. */
  record Settled(JournalEntry entry) implements Verdict {}

  /** The receiver is still at it: ask again; `progress` is worth writing down if present. */
  record AskAgain(Duration after, Optional<JournalEntry> progress) implements Verdict {}

  /** Judges an outcome by the step's limits; `delay` is the pause before another try. */
  static Verdict of(StepTrack track, StepOutcome outcome, Instant at, Duration delay) {
    StepId step = track.step.id();
    return switch (outcome) {
      case StepOutcome.Done done -> success(track, done.detail(), List.of());
      case StepOutcome.DoneWithConflicts done -> success(track, done.detail(), done.conflicts());
      case StepOutcome.OnItsWay way -> onItsWay(track, way, at, delay);
      case StepOutcome.RetryLater later -> {
        if (track.isOutOfPatience(limits(track).patience(), at)) {
          yield outOfPatience(track, later);
        }
        yield new Settled(new StepDeferred(step, later.reason(), at.plus(delay), later.unsent()));
      }
      case StepOutcome.Failed failed -> failure(track, failed, at.plus(delay));
      case StepOutcome.Refused refused -> givenUp(track, refused.reason(), refused.cure());
      case StepOutcome.CameBack back -> of(track, back.outcome(), at, delay);
      case StepOutcome.TwoOwners both -> new Settled(twoOwners(both));
      case StepOutcome.Fenced fenced -> new Settled(fenced(fenced));
    };
  }

  private static Verdict success(StepTrack track, String detail, List<String> conflicts) {
    StepId step = track.step.id();
    return new Settled(
        isWayBack(track)
            ? new StepCompensated(step, detail, conflicts)
            : new StepSucceeded(step, detail, conflicts));
  }

  private static Verdict onItsWay(
      StepTrack track, StepOutcome.OnItsWay way, Instant at, Duration delay) {
    if (track.isOverdue(limits(track).deadline(), at)) {
      String reason =
          "not done within %d s: %s"
              .formatted(limits(track).deadline().toSeconds(), way.progress());
      return failure(track, new StepOutcome.Failed(reason, "Look what keeps it."), at.plus(delay));
    }
    // Worth writing down too when it answers again: its silence no longer counts.
    boolean isNews = track.isDeferred() || !way.progress().equals(track.reason());
    return new AskAgain(
        way.after(),
        isNews
            ? Optional.of(new StepProgressed(track.step.id(), way.progress()))
            : Optional.empty());
  }

  private static Verdict failure(StepTrack track, StepOutcome.Failed failed, Instant retryAt) {
    boolean more = attempt(track) < limits(track).attempts();
    return failed(track, failed, more ? Optional.of(retryAt) : Optional.empty());
  }

  private static Verdict outOfPatience(StepTrack track, StepOutcome.RetryLater later) {
    String cure = "Bring it back, or look why it does not answer.";
    if (isWayBack(track)) {
      return givenUp(track, later.reason(), cure);
    }
    return new Settled(
        new StepFailed(
            track.step.id(),
            attempt(track),
            later.reason(),
            cure,
            Optional.empty(),
            later.unsent()));
  }

  private static Verdict givenUp(StepTrack track, String reason, String cure) {
    return failed(track, new StepOutcome.Failed(reason, cure), Optional.empty());
  }

  private static Verdict failed(
      StepTrack track, StepOutcome.Failed failed, Optional<Instant> retryAt) {
    StepId step = track.step.id();
    int attempt = attempt(track);
    return new Settled(
        isWayBack(track)
            ? new CompensationFailed(step, attempt, failed.reason(), failed.cure(), retryAt)
            : new StepFailed(step, attempt, failed.reason(), failed.cure(), retryAt, false));
  }

  /** Turning back would hand the group to a node that may have come by it in any way. */
  private static Halted twoOwners(StepOutcome.TwoOwners both) {
    return new Halted(
        both.reason(),
        both.cure() + " Then resume; or compensate, or abandon, the operation.",
        Optional.empty());
  }

  private static Halted fenced(StepOutcome.Fenced fenced) {
    return new Halted(
        "Fenced: epoch %d was promised to somebody else.".formatted(fenced.promised().value()),
        "Find out who moves this group (another orchestrator, a restored store). When nobody does,"
            + " resume: the operation goes on with a newer epoch.",
        Optional.of(fenced.promised()));
  }

  private static boolean isWayBack(StepTrack track) {
    return track.mark == StepTrack.Mark.UNDOING;
  }

  private static int attempt(StepTrack track) {
    return isWayBack(track) ? track.nextUndo() : track.nextAttempt();
  }

  private static StepLimits limits(StepTrack track) {
    return isWayBack(track)
        ? track.step.compensation().orElseThrow().limits()
        : track.step.limits();
  }
}
