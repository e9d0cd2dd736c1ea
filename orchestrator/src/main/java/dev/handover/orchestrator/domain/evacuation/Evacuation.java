package dev.handover.orchestrator.domain.evacuation;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.evacuation.EvacuationOrder.AfterFailure;
import dev.handover.orchestrator.domain.evacuation.Part.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An evacuation and how far each group is. Immutable and pure: every change is a new version, and
 * whoever writes a version that is not the next one is told so.
 *
 * @param parts in the order in which they begin
 * @param version from 1; grows with every change
 */
public record Evacuation(
    EvacuationOrder order,
    Mode mode,
    List<Part> parts,
    List<Wish> wishes,
    Optional<Instant> endedAt,
    long version) {
  public Evacuation {
    parts = List.copyOf(parts);
    wishes = List.copyOf(wishes);
  }

  /** What people want of it. */
  public enum Mode {
    GOING,
    PAUSED,
    CANCELLED
  }

  /** One that has just been ordered. */
  public static Evacuation ordered(EvacuationOrder order, List<Part> parts) {
    List<Part> sorted =
        parts.stream()
            .sorted(Comparator.comparingInt(Part::wave).thenComparing(p -> p.group().value()))
            .toList();
    return new Evacuation(order, Mode.GOING, sorted, List.of(), Optional.empty(), 1);
  }

  public UUID id() {
    return order.id();
  }

  /** Where it stands. */
  public EvacuationState state() {
    if (parts.stream().anyMatch(part -> part.state().isUnderway() && !rests(part))) {
      return EvacuationState.RUNNING;
    }
    if (any(state -> state == State.RESTING)) {
      return waiting().isEmpty() ? EvacuationState.HALTED : EvacuationState.RUNNING;
    }
    if (mode == Mode.CANCELLED) {
      return EvacuationState.CANCELLED;
    }
    boolean open = any(state -> state == State.PENDING);
    if (mode == Mode.PAUSED && open) {
      return EvacuationState.PAUSED;
    }
    if (isStopped()) {
      return EvacuationState.HALTED;
    }
    return open ? EvacuationState.RUNNING : end();
  }

  private EvacuationState end() {
    boolean all = parts.stream().allMatch(p -> p.state() == State.MOVED || isElsewhere(p));
    if (all) {
      return EvacuationState.SUCCEEDED;
    }
    return parts.stream().anyMatch(p -> p.state() == State.MOVED || isElsewhere(p))
        ? EvacuationState.SUCCEEDED_WITH_EXCEPTIONS
        : EvacuationState.FAILED;
  }

  private static boolean isElsewhere(Part part) {
    return part.state() == State.ELSEWHERE;
  }

  private boolean any(Predicate<State> wanted) {
    return parts.stream().map(Part::state).anyMatch(wanted);
  }

  /** A failure keeps everything else from beginning. */
  private boolean isStopped() {
    return order.afterFailure() == AfterFailure.STOP && any(state -> state == State.FAILED);
  }

  /** How many groups are in each state. */
  public Map<State, Integer> counts() {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    parts.forEach(part -> counts.merge(part.state(), 1, Integer::sum));
    return counts;
  }

  /** Parts of which an operation may be alive. */
  public List<Part> underway() {
    return parts.stream().filter(part -> part.state().isUnderway()).toList();
  }

  /** The parts whose turn it is now: of the first wave that is not done, as many as are allowed. */
  public List<Part> due(Instant now) {
    return waiting().stream().filter(p -> !isLater(p, now)).limit(room()).toList();
  }

  /** When the next of them has its turn, if only time keeps it from beginning. */
  public Optional<Instant> nextDue() {
    return room() == 0
        ? Optional.empty()
        : waiting().stream().map(p -> p.retryAt().orElse(Instant.MIN)).min(Instant::compareTo);
  }

  private static boolean isLater(Part part, Instant now) {
    return part.retryAt().filter(at -> at.isAfter(now)).isPresent();
  }

  private List<Part> waiting() {
    boolean resting = any(state -> state == State.RESTING);
    boolean stops = order.afterFailure() == AfterFailure.STOP;
    if (mode != Mode.GOING || isStopped() || (stops && resting)) {
      return List.of();
    }
    int wave =
        parts.stream()
            .filter(part -> !part.state().isSettled() && part.state() != State.RESTING)
            .mapToInt(Part::wave)
            .min()
            .orElse(0);
    return parts.stream()
        .filter(part -> part.wave() == wave && part.state() == State.PENDING)
        .toList();
  }

  /** Who rests is in nobody's way: only a person ends that. */
  private int room() {
    long busy = parts.stream().filter(p -> p.state().isUnderway() && !rests(p)).count();
    return (int) Math.max(0, order.limit() - busy);
  }

  private static boolean rests(Part part) {
    return part.state() == State.RESTING;
  }

  /** The intent to begin these. */
  public Evacuation beginning(List<GroupName> groups, Instant now) {
    return changed(now, part -> groups.contains(part.group()) ? part.beginning() : part);
  }

  /** What came of some of them; the same evacuation when that is nothing new. */
  public Evacuation learned(Map<GroupName, Progress> news, Instant now) {
    return changed(
        now,
        part -> {
          Progress progress = news.get(part.group());
          return progress == null ? part : progress.of(part);
        });
  }

  /** A person's wish, or why it is refused. */
  public Wished wish(Wish wish) {
    return Wished.decide(this, wish);
  }

  Evacuation obeying(Wish wish, Mode next, UnaryOperator<Part> change) {
    List<Wish> all = new ArrayList<>(wishes);
    all.add(wish);
    return new Evacuation(
            order, next, parts.stream().map(change).toList(), all, endedAt, version + 1)
        .settled(wish.at());
  }

  private Evacuation changed(Instant now, UnaryOperator<Part> change) {
    List<Part> after = parts.stream().map(change).toList();
    return after.equals(parts)
        ? this
        : new Evacuation(order, mode, after, wishes, endedAt, version + 1).settled(now);
  }

  private Evacuation settled(Instant now) {
    return state().isEnd() && endedAt.isEmpty()
        ? new Evacuation(order, mode, parts, wishes, Optional.of(now), version)
        : this;
  }
}
