package dev.handover.orchestrator.domain.times;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.OperationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long the operations of a group took within a time, by kind. */
public record GroupTimes(
    GroupName group, Instant from, Instant to, Objective objective, List<OfKind> kinds) {
  public GroupTimes {
    kinds = List.copyOf(kinds);
  }

  /** Of all operations of one kind. */
  public record OfKind(
      OperationKind kind,
      int operations,
      Optional<Statistics> outage,
      Optional<Statistics> recovery,
      Map<TimedPhase, Statistics> phases) {}

  /** Counts what was measured. */
  public static GroupTimes of(
      GroupName group, Window window, Objective objective, List<Measured> measured) {
    Map<OperationKind, List<Measured>> byKind = new EnumMap<>(OperationKind.class);
    measured.forEach(m -> byKind.computeIfAbsent(m.kind(), kind -> new ArrayList<>()).add(m));
    List<OfKind> kinds =
        byKind.entrySet().stream().map(e -> of(e.getKey(), e.getValue(), objective)).toList();
    return new GroupTimes(group, window.from(), window.to(), objective, kinds);
  }

  /** From when until when. */
  public record Window(Instant from, Instant to) {}

  private static OfKind of(OperationKind kind, List<Measured> measured, Objective objective) {
    Map<TimedPhase, List<Duration>> phases = new EnumMap<>(TimedPhase.class);
    measured.forEach(
        m ->
            m.phases().forEach((p, t) -> phases.computeIfAbsent(p, k -> new ArrayList<>()).add(t)));
    Map<TimedPhase, Statistics> statistics = new EnumMap<>(TimedPhase.class);
    phases.forEach(
        (phase, times) ->
            Statistics.of(times, Optional.empty()).ifPresent(s -> statistics.put(phase, s)));
    return new OfKind(
        kind,
        measured.size(),
        Statistics.of(
            measured.stream().map(Measured::outage).flatMap(Optional::stream).toList(),
            objective.outage()),
        Statistics.of(
            measured.stream().map(Measured::recovery).flatMap(Optional::stream).toList(),
            objective.recovery()),
        statistics);
  }
}
