package dev.handover.orchestrator.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An order and everything that has happened to it. Immutable and pure: {@link #replay} rebuilds it
 * from the journal at any time and on any machine, {@link #next} says what it needs.
 */
public final class Operation {
  private final OperationOrder order;
  private final List<Recorded> entries;
  private final OperationReplay now;

  private Operation(OperationOrder order, List<Recorded> entries) {
    this.order = order;
    this.entries = Collections.unmodifiableList(entries);
    this.now = new OperationReplay(order.plan());
    this.now.paused = order.needsApproval();
    entries.forEach(now::apply);
  }

  /** Rebuilds an operation; the entries must be complete, starting at sequence 1. */
  public static Operation replay(OperationOrder order, List<Recorded> entries) {
    if (entries.isEmpty() || entries.get(0).sequence() != 1) {
      throw new IllegalArgumentException("a journal starts at sequence 1: " + order.id());
    }
    return new Operation(order, new ArrayList<>(entries));
  }

  /** The operation after one more fact. */
  public Operation with(JournalEntry entry, Instant at) {
    List<Recorded> more = new ArrayList<>(entries);
    more.add(new Recorded(version() + 1, at, entry));
    return new Operation(order, more);
  }

  public UUID id() {
    return order.id();
  }

  public OperationOrder order() {
    return order;
  }

  public Plan plan() {
    return order.plan();
  }

  public GroupName group() {
    return order.group();
  }

  /** Every fact, in order. */
  public List<Recorded> entries() {
    return entries;
  }

  /** The sequence of the last entry; grows with every fact. */
  public long version() {
    return entries.get(entries.size() - 1).sequence();
  }

  /** The epoch with which it acts now. */
  public FencingEpoch epoch() {
    return now.epoch;
  }

  public Fence fence() {
    return new Fence(group(), epoch(), id(), order.actor());
  }

  public OperationState state() {
    if (now.ended.isPresent()) {
      return now.ended.get().state();
    }
    if (now.halted.isPresent()) {
      return OperationState.HALTED;
    }
    if (now.paused && !now.hasOpenIntent()) {
      return OperationState.PAUSED;
    }
    if (now.turnedBack) {
      return OperationState.COMPENSATING;
    }
    if (entries.size() == 1) {
      return OperationState.PENDING;
    }
    return now.isWaiting() ? OperationState.WAITING : OperationState.RUNNING;
  }

  /** Nobody has allowed it to begin yet. */
  public boolean awaitsApproval() {
    return order.needsApproval()
        && !state().isEnd()
        && entries.stream().noneMatch(one -> one.entry() instanceof JournalEntry.Resumed);
  }

  /** Nothing will happen without a person, or nothing any more. */
  public boolean isAtRest() {
    return state().isRest() || now.isAwaitingPeople();
  }

  /** The questions of a step that a person has to confirm; empty when nobody waits for that. */
  Optional<List<Question>> asked(StepId step) {
    StepTrack track = now.tracks.get(step);
    return track != null
            && track.isAwaited()
            && track.step.action() instanceof Action.Perform perform
            && perform.deed() instanceof Deed.Manual manual
        ? Optional.of(manual.questions())
        : Optional.empty();
  }

  /** The steps that people have to confirm. */
  List<StepId> awaited() {
    return now.tracks.values().stream()
        .filter(StepTrack::isAwaited)
        .map(track -> track.step.id())
        .toList();
  }

  public List<StepStatus> steps() {
    boolean over = state().isEnd();
    return now.tracks.values().stream().map(track -> track.status(over)).toList();
  }

  /** Why it halted and what a person can do; empty unless it is HALTED. */
  public Optional<JournalEntry.Halted> halted() {
    return now.halted;
  }

  /** Conflicts, what was skipped, what is left; complete once it has ended. */
  public List<String> exceptions() {
    return now.ended.map(JournalEntry.Ended::exceptions).orElseGet(now::conflicts);
  }

  public Optional<Instant> endedAt() {
    return state().isEnd() ? Optional.of(entries.get(entries.size() - 1).at()) : Optional.empty();
  }

  /**
   * When it ended, if the group may have been on another node for a while: it was to move it, and
   * began to start services there.
   */
  public Optional<Instant> movedAt() {
    return plan().kind().isMove() && pivotStarted() ? endedAt() : Optional.empty();
  }

  /** From the first stop, or sign of the fault, to the last service running, once known. */
  public Optional<Duration> outage() {
    return OperationTimes.outage(this);
  }

  /**
   * Who has the group once this has ended, as far as that is known; `recorded` is who had it
   * before.
   */
  public Optional<NodeName> ownerAfterwards(Optional<NodeName> recorded) {
    if (plan().kind() == OperationKind.RUNBOOK) {
      return recorded; // what moved it was an operation of its own
    }
    if (plan().kind() == OperationKind.STOP) {
      // A stray node's STOP says nothing of the owner.
      boolean stopped = state() != OperationState.FAILED && state() != OperationState.COMPENSATED;
      return recorded.filter(owner -> !stopped || !owner.equals(plan().target()));
    }
    return switch (state()) {
      case SUCCEEDED, SUCCEEDED_WITH_EXCEPTIONS -> Optional.of(plan().target());
      case COMPENSATED -> ownerTurnedBack();
      case FAILED -> recorded;
      default -> Optional.empty();
    };
  }

  private Optional<NodeName> ownerTurnedBack() {
    if (plan().kind() == OperationKind.SWITCHOVER) {
      return plan().source();
    }
    return plan().leavesTargetWithWhatItHad() ? Optional.of(plan().target()) : Optional.empty();
  }

  /** It is on its way back, or has been. */
  public boolean isTurnedBack() {
    return now.turnedBack;
  }

  /** The way back by CANCEL is closed: the pivot was started. */
  public boolean pivotStarted() {
    return now.pivot().map(StepTrack::mayHaveActed).orElse(false);
  }

  /**
   * What it needs now: steps to be tried side by side, or else one thing to be written down, or to
   * be waited for. Empty while only what is underway can lead on.
   *
   * @param underway steps whose outcome the caller is waiting for
   */
  public List<Decision> next(Instant at, Set<StepId> underway) {
    if (state().isRest() || now.turnedBack) {
      return underway.isEmpty() ? List.of(alone(at)) : List.of();
    }
    return new WayForward(order, now, at, underway).next();
  }

  private Decision alone(Instant at) {
    return state().isRest() ? new Decision.Rest() : new WayBack(order, now).next(at);
  }

  /** What an outcome of a try means; `delay` is the pause before another try, if there is one. */
  public Verdict judge(StepId step, StepOutcome outcome, Instant at, Duration delay) {
    return Verdict.of(now.track(step), outcome, at, delay);
  }

  /** How often in a row the step was tried in vain; the pause before the next try grows with it. */
  public int setbacks(StepId step) {
    return now.track(step).setbacks();
  }

  /** The facts a command leads to, or why it is refused. */
  public Commanded command(OperationCommand command) {
    return Commanded.decide(this, command);
  }

  /** The step could not be done, or undone, and the operation can go on without. */
  boolean canSkip(StepId step) {
    StepTrack track = now.tracks.get(step);
    return track != null && track.canBeSkipped();
  }

  /** What is done and would be left if it ended now, in words. */
  public List<String> leftovers() {
    Map<String, String> left = new LinkedHashMap<>();
    for (StepStatus status : steps()) {
      if (!status.step().action().changesTheWorld()) {
        continue;
      }
      switch (status.state()) {
        case SUCCEEDED -> left.put(status.step().title(), "done, not undone");
        case RUNNING, IN_DOUBT, COMPENSATING -> left.put(status.step().title(), "in doubt");
        case FAILED -> left.put(status.step().title(), "failed");
        case PENDING, WAITING -> left.put(status.step().title(), "not done");
        case SKIPPED -> left.put(status.step().title(), "skipped");
        case COMPENSATED -> {}
      }
    }
    return left.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
  }
}
