package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.JournalEntry.Abandoned;
import dev.handover.orchestrator.domain.JournalEntry.CancelRequested;
import dev.handover.orchestrator.domain.JournalEntry.CompensateRequested;
import dev.handover.orchestrator.domain.JournalEntry.CompensationFailed;
import dev.handover.orchestrator.domain.JournalEntry.CompensationStarted;
import dev.handover.orchestrator.domain.JournalEntry.Ended;
import dev.handover.orchestrator.domain.JournalEntry.Halted;
import dev.handover.orchestrator.domain.JournalEntry.OperationCreated;
import dev.handover.orchestrator.domain.JournalEntry.PauseRequested;
import dev.handover.orchestrator.domain.JournalEntry.Resumed;
import dev.handover.orchestrator.domain.JournalEntry.StepAwaited;
import dev.handover.orchestrator.domain.JournalEntry.StepCompensated;
import dev.handover.orchestrator.domain.JournalEntry.StepConfirmed;
import dev.handover.orchestrator.domain.JournalEntry.StepDeferred;
import dev.handover.orchestrator.domain.JournalEntry.StepFailed;
import dev.handover.orchestrator.domain.JournalEntry.StepProgressed;
import dev.handover.orchestrator.domain.JournalEntry.StepSkipped;
import dev.handover.orchestrator.domain.JournalEntry.StepStarted;
import dev.handover.orchestrator.domain.JournalEntry.StepSucceeded;
import dev.handover.orchestrator.domain.JournalEntry.TakenOver;
import dev.handover.orchestrator.domain.JournalEntry.TurnedBack;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folds a journal into what an operation is now; used by {@link Operation} only. */
final class OperationReplay {
  final Map<StepId, StepTrack> tracks = new LinkedHashMap<>();
  FencingEpoch epoch = FencingEpoch.none();
  boolean turnedBack;

  /** It turned back, and its epoch is still the one of the way forward. */
  private boolean sharesEpoch;

  /** A person or a failure turned it back; a person's wish is never called a failure. */
  boolean byPerson;

  boolean paused;
  Optional<Halted> halted = Optional.empty();
  Optional<Ended> ended = Optional.empty();

  OperationReplay(Plan plan) {
    plan.steps().forEach(step -> tracks.put(step.id(), new StepTrack(step)));
  }

  void apply(Recorded recorded) {
    Instant at = recorded.at();
    switch (recorded.entry()) {
      case OperationCreated e -> epoch = e.epoch();
      case StepStarted e -> track(e.step()).started(e.attempt(), at);
      case StepProgressed e -> track(e.step()).progressed(e.progress());
      case StepDeferred e -> track(e.step()).deferred(e.reason(), e.unsent(), e.retryAt(), at);
      case StepSucceeded e -> succeeded(e, at);
      case StepFailed e -> failed(e, at);
      case CompensationStarted e -> track(e.step()).undoing(e.attempt(), at);
      case StepCompensated e -> track(e.step()).undone(e.detail(), e.conflicts(), at);
      case CompensationFailed e -> track(e.step()).failed(e.reason(), e.cure(), e.retryAt(), at);
      case StepAwaited e -> track(e.step()).awaited(at);
      case StepConfirmed e -> track(e.step()).done(confirmed(e), List.of(), at);
      case TurnedBack e -> turnBack();
      case StepSkipped e -> skip(e, at);
      case CancelRequested e -> turnBackForAPerson(at);
      case CompensateRequested e -> turnBackForAPerson(at);
      case Halted e -> halt(e, at);
      case PauseRequested e -> paused = true;
      case Resumed e -> resume(at);
      case TakenOver e -> takeOver(e, at);
      case Ended e -> ended = Optional.of(e);
      case Abandoned e -> ended = Optional.of(new Ended(OperationState.ABANDONED, e.left()));
    }
    if (turnedBack) {
      tracks.values().forEach(StepTrack::leaveUnbegun);
    }
  }

  private static String confirmed(StepConfirmed entry) {
    String answers =
        entry.answers().isEmpty()
            ? ""
            : " "
                + entry.answers().entrySet().stream()
                    .map(e -> e.getKey() + "=" + e.getValue())
                    .collect(Collectors.joining(", ", "(", ")"));
    return "confirmed by %s: %s%s".formatted(entry.actor(), entry.reason(), answers);
  }

  private void succeeded(StepSucceeded entry, Instant at) {
    StepTrack track = track(entry.step());
    track.done(entry.detail(), entry.conflicts(), at);
    fenceAgainAfter(track, at);
  }

  /** A child operation had the group, and the nodes promised it an epoch of its own. */
  private void fenceAgainAfter(StepTrack track, Instant at) {
    if (isMove(track)) {
      tracks.values().stream().filter(OperationReplay::guards).forEach(t -> t.reassert(at));
    }
  }

  private void failed(StepFailed entry, Instant at) {
    StepTrack track = track(entry.step());
    fenceAgainAfter(track, at);
    if (entry.unsent()) {
      track.failedUnsent(entry.reason(), entry.cure(), entry.retryAt(), at);
    } else {
      track.failed(entry.reason(), entry.cure(), entry.retryAt(), at);
    }
  }

  private void halt(Halted entry, Instant at) {
    halted = Optional.of(entry);
    if (entry.fencedBy().isEmpty()) {
      // What was being tried saw two owners: that is its outcome. A fenced try stays in doubt.
      tracks.values().stream()
          .filter(StepTrack::isOpen)
          .forEach(t -> t.failed(entry.reason(), entry.cure(), Optional.empty(), at));
    }
  }

  private void turnBack() {
    sharesEpoch |= !turnedBack;
    turnedBack = true;
  }

  /** A request of the way forward may still be underway somewhere, and would be obeyed. */
  boolean needsNewEpoch() {
    return turnedBack && sharesEpoch;
  }

  private void turnBackForAPerson(Instant at) {
    turnBack();
    byPerson = true;
    resume(at);
  }

  private void resume(Instant at) {
    if (halted.isPresent() || !hasOpenIntent()) {
      tracks.values().forEach(track -> track.encouraged(at));
    }
    halted = Optional.empty();
    paused = false;
    if (!turnedBack && !pivotDone()) {
      // Nobody knows how long it rested: the silence of the source is looked at again.
      tracks.values().stream().filter(OperationReplay::looks).forEach(t -> t.reassert(at));
    }
  }

  private void skip(StepSkipped entry, Instant at) {
    track(entry.step()).skipped("skipped by %s: %s".formatted(entry.actor(), entry.reason()), at);
    resume(at);
  }

  /** The last look does not ask for services that a person let the operation go on without. */
  Step asThingsAre(Step step) {
    if (step.action() instanceof Action.Perform perform) {
      return step.with(new Action.Perform(perform.deed().tried(track(step.id()).tried())));
    }
    List<ServiceName> without =
        tracks.values().stream().flatMap(OperationReplay::skippedStart).toList();
    return step.action() instanceof Action.VerifyNode look && !without.isEmpty()
        ? step.with(new Action.VerifyNode(look.node(), without))
        : step;
  }

  private static Stream<ServiceName> skippedStart(StepTrack track) {
    return track.isSkipped() && track.step.action() instanceof Action.StartService start
        ? Stream.of(start.service())
        : Stream.empty();
  }

  private void takeOver(TakenOver taken, Instant at) {
    epoch = taken.epoch();
    sharesEpoch = false;
    tracks.values().forEach(track -> track.takenOver(at));
    if (turnedBack || pivotDone()) {
      return; // every action still to come carries the new epoch to its own receiver
    }
    if (tracks.values().stream().anyMatch(t -> t.isOpen() && isMove(t))) {
      return; // a child may have the group: a newer promise would stop it
    }
    tracks.values().stream().filter(OperationReplay::guards).forEach(t -> t.reassert(at));
  }

  private static boolean guards(StepTrack track) {
    return track.step.phase() == Phase.FENCE || proves(track);
  }

  private static boolean looks(StepTrack track) {
    return track.step.action() instanceof Action.AcceptAttestation
        || track.step.action() instanceof Action.ConfirmSilence;
  }

  private boolean pivotDone() {
    return pivot().map(p -> p.mark == StepTrack.Mark.DONE).orElse(false);
  }

  StepTrack track(StepId step) {
    return Objects.requireNonNull(tracks.get(step), () -> "no such step in the plan: " + step);
  }

  Optional<StepTrack> pivot() {
    return tracks.values().stream().filter(track -> track.step.pivot()).findFirst();
  }

  boolean hasOpenIntent() {
    return tracks.values().stream().anyMatch(StepTrack::isOpen);
  }

  boolean isWaiting() {
    List<StepTrack> open = tracks.values().stream().filter(StepTrack::isOpen).toList();
    if (!open.isEmpty()) {
      return open.stream().allMatch(OperationReplay::isMove);
    }
    return tracks.values().stream().anyMatch(t -> t.isWaiting() || t.isAwaited());
  }

  /** A child operation has the group. */
  private static boolean isMove(StepTrack track) {
    return track.step.action() instanceof Action.Perform perform
        && perform.deed() instanceof Deed.Move;
  }

  /** Nothing but what people have to confirm is left to do for now. */
  boolean isAwaitingPeople() {
    return !hasOpenIntent()
        && tracks.values().stream().noneMatch(StepTrack::isWaiting)
        && tracks.values().stream().anyMatch(StepTrack::isAwaited);
  }

  boolean changedTheWorld() {
    return tracks.values().stream()
        .anyMatch(track -> track.mayHaveActed() && track.step.action().changesTheWorld());
  }

  /** Something was, or may have been, begun on the target. */
  boolean beganOnTarget() {
    return tracks.values().stream()
        .filter(track -> track.mayHaveActed() && track.step.action().changesTheWorld())
        .map(track -> track.step.phase())
        .anyMatch(phase -> phase == Phase.ACQUIRE || phase == Phase.SERVICES);
  }

  /** The source let go, as far as was asked, and no later look has cast doubt on it. */
  boolean sourceLetGo() {
    List<StepTrack> asked =
        tracks.values().stream().filter(t -> t.touched).filter(OperationReplay::sees).toList();
    return asked.stream().anyMatch(OperationReplay::proves)
        && asked.stream().allMatch(t -> t.mark == StepTrack.Mark.DONE);
  }

  private static boolean sees(StepTrack track) {
    return proves(track) || track.step.action() instanceof Action.VerifyNode;
  }

  private static boolean proves(StepTrack track) {
    return looks(track)
        || track.step.action() instanceof Action.ConfirmRelease
        || track.step.action() instanceof Action.CutPower
        || track.step.action() instanceof Action.Prove;
  }

  /** Conflicts, and best-effort steps that could not be done. */
  List<String> conflicts() {
    Set<String> found = new LinkedHashSet<>();
    for (StepTrack track : tracks.values()) {
      found.addAll(track.conflicts());
      if (track.mark == StepTrack.Mark.GIVEN_UP
          && track.step.criticality() == Criticality.BEST_EFFORT) {
        found.add("%s: %s".formatted(track.step.title(), track.reason()));
      }
    }
    return List.copyOf(found);
  }
}
