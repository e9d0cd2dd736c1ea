package dev.handover.orchestrator.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the journal says about one step; grows while the journal is replayed, then stands still. */
final class StepTrack {
  /** Where the step is, in either direction. */
  enum Mark {
    UNTOUCHED,
    STARTED,
    WAITING,
    AWAITED,
    DONE,
    GIVEN_UP,
    UNDOING,
    UNDO_WAITING,
    UNDONE,
    UNDO_GIVEN_UP
  }

  final Step step;
  Mark mark = Mark.UNTOUCHED;

  /** An intent was written at least once. */
  boolean touched;

  /** A try with a known outcome was sent: the receiver may have acted on it. */
  private boolean sent;

  private boolean inDoubt;
  private boolean skipped;
  private int nextAttempt = 1;
  private int nextUndo = 1;
  private int attempts;
  private int deferrals;
  private Instant tryingSince = Instant.MIN;
  private Instant retryAt = Instant.MIN;
  private @Nullable Instant deferredSince;
  private @Nullable Instant startedAt;
  private @Nullable Instant finishedAt;
  private @Nullable String detail;
  private String cure = "";
  private final List<String> conflicts = new ArrayList<>();

  StepTrack(Step step) {
    this.step = step;
  }

  void started(int attempt, Instant at) {
    mark = Mark.STARTED;
    touched = true;
    attempts += deferredSince == null ? 1 : 0;
    startedAt = startedAt == null ? at : startedAt;
    nextAttempt = attempt;
    trying(at);
  }

  void awaited(Instant at) {
    started(nextAttempt, at);
    mark = Mark.AWAITED;
  }

  boolean isAwaited() {
    return mark == Mark.AWAITED;
  }

  void undoing(int attempt, Instant at) {
    skipped = false;
    if (mark != Mark.UNDO_WAITING) {
      calm();
    }
    mark = Mark.UNDOING;
    sent = true;
    nextUndo = attempt;
    trying(at);
  }

  private void trying(Instant at) {
    tryingSince = at;
    inDoubt = false;
  }

  void progressed(String progress) {
    detail = progress;
    sent = true;
    calm();
  }

  boolean isDeferred() {
    return deferredSince != null;
  }

  void deferred(String reason, boolean unsent, Instant due, Instant at) {
    sent |= !unsent;
    mark = mark == Mark.UNDOING ? Mark.UNDO_WAITING : Mark.WAITING;
    deferredSince = deferredSince == null ? at : deferredSince;
    deferrals++;
    retryAt = due;
    detail = reason;
  }

  void done(String outcome, List<String> found, Instant at) {
    mark = Mark.DONE;
    sent = true;
    conflicts.clear();
    finished(outcome, found, at);
  }

  void undone(String outcome, List<String> found, Instant at) {
    mark = Mark.UNDONE;
    finished(outcome, found, at);
  }

  /** Whatever was done of it stays: it is undone on the way back like any other step. */
  void skipped(String why, Instant at) {
    skipped = true;
    mark = mark == Mark.UNDO_GIVEN_UP ? Mark.UNDONE : Mark.DONE;
    finished(why, List.of("%s: %s (%s)".formatted(step.title(), why, reason())), at);
  }

  boolean isSkipped() {
    return skipped;
  }

  /** It could not be done, or undone, and a person may let the operation go on without. */
  boolean canBeSkipped() {
    boolean stuck = mark == Mark.GIVEN_UP || mark == Mark.UNDO_GIVEN_UP || isAwaited();
    return stuck && step.action().canBeSkipped();
  }

  private void finished(String outcome, List<String> found, Instant at) {
    conflicts.addAll(found);
    detail = outcome;
    finishedAt = at;
    calm();
  }

  /** A try failed, or was given up, without having been sent at all. */
  void failedUnsent(String reason, String howToCure, Optional<Instant> retry, Instant at) {
    boolean before = sent;
    failed(reason, howToCure, retry, at);
    sent = before;
  }

  void failed(String reason, String howToCure, Optional<Instant> retry, Instant at) {
    sent = true;
    boolean back = mark == Mark.UNDOING;
    detail = reason;
    cure = howToCure;
    finishedAt = at;
    nextAttempt += back ? 0 : 1;
    nextUndo += back ? 1 : 0;
    calm();
    if (retry.isPresent()) {
      retryAt = retry.get();
      mark = back ? Mark.UNDO_WAITING : Mark.WAITING;
      return;
    }
    mark = back ? Mark.UNDO_GIVEN_UP : Mark.GIVEN_UP;
  }

  private void calm() {
    deferredSince = null;
    deferrals = 0;
  }

  /** A person lets it go on: fresh attempts, at once. */
  void encouraged(Instant at) {
    switch (mark) {
      case STARTED, WAITING, GIVEN_UP -> fresh(Mark.WAITING, at);
      case UNDOING, UNDO_WAITING, UNDO_GIVEN_UP -> fresh(Mark.UNDO_WAITING, at);
      case UNTOUCHED, AWAITED, DONE, UNDONE -> {}
    }
  }

  private void fresh(Mark next, Instant at) {
    mark = next;
    nextAttempt = 1;
    nextUndo = 1;
    retryAt = at;
    calm();
  }

  /** Another actor goes on: its own time starts now. */
  void takenOver(Instant at) {
    inDoubt = isOpen();
    sent |= inDoubt;
    tryingSince = at;
    if (deferredSince != null) {
      deferredSince = at;
    }
  }

  /** The epoch is a new one: what guards against late actors has to be said again. */
  void reassert(Instant at) {
    if (mark == Mark.DONE) {
      fresh(Mark.WAITING, at);
    }
  }

  boolean isOpen() {
    return mark == Mark.STARTED || mark == Mark.UNDOING;
  }

  boolean isWaiting() {
    return mark == Mark.WAITING || mark == Mark.UNDO_WAITING;
  }

  /** The receiver may have acted, in this moment or before. */
  boolean mayHaveActed() {
    return sent || isOpen();
  }

  /** Turned back while it waited for a receiver that never got anything of it: it was not begun. */
  void leaveUnbegun() {
    if (mark == Mark.WAITING && !sent) {
      mark = Mark.UNTOUCHED;
      touched = false;
    }
  }

  /** Something may be left to undo, and can be undone. */
  boolean needsUndoing() {
    return mayHaveActed() && step.compensation().isPresent() && mark != Mark.UNDONE;
  }

  int nextAttempt() {
    return nextAttempt;
  }

  int nextUndo() {
    return nextUndo;
  }

  Instant retryAt() {
    return retryAt;
  }

  /** Which try this is, or which the next one will be; waiting for a receiver is no new try. */
  int tried() {
    return isOpen() || isDeferred() ? attempts : attempts + 1;
  }

  String reason() {
    return detail == null ? "" : detail;
  }

  String cure() {
    return cure;
  }

  List<String> conflicts() {
    return conflicts;
  }

  /** Tries in vain, in a row. */
  int setbacks() {
    int failures = mark == Mark.UNDOING ? nextUndo - 1 : nextAttempt - 1;
    return deferrals + failures;
  }

  boolean isOverdue(Duration deadline, Instant now) {
    return tryingSince.plus(deadline).isBefore(now);
  }

  boolean isOutOfPatience(Duration patience, Instant now) {
    return deferredSince != null && deferredSince.plus(patience).isBefore(now);
  }

  StepStatus status(boolean over) {
    return new StepStatus(
        step,
        state(over),
        attempts,
        Optional.ofNullable(startedAt),
        isOpen() || isWaiting() || isAwaited() ? Optional.empty() : Optional.ofNullable(finishedAt),
        Optional.ofNullable(detail),
        conflicts);
  }

  private StepState state(boolean over) {
    return switch (mark) {
      case UNTOUCHED -> over ? StepState.SKIPPED : StepState.PENDING;
      case STARTED -> inDoubt ? StepState.IN_DOUBT : StepState.RUNNING;
      case WAITING -> StepState.RUNNING;
      case AWAITED -> StepState.WAITING;
      case DONE -> skipped ? StepState.SKIPPED : StepState.SUCCEEDED;
      case GIVEN_UP -> StepState.FAILED;
      case UNDOING, UNDO_WAITING -> StepState.COMPENSATING;
      case UNDONE -> skipped ? StepState.SKIPPED : StepState.COMPENSATED;
      case UNDO_GIVEN_UP -> StepState.FAILED;
    };
  }
}
