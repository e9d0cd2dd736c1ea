package dev.handover.orchestrator.domain.times;

import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The times of an operation that has ended; kept apart from its journal, in milliseconds. */
public record Measured(
    UUID operation,
    GroupName group,
    OperationKind kind,
    Instant endedAt,
    Optional<Duration> outage,
    Optional<Duration> recovery,
    Map<TimedPhase, Duration> phases) {
  public Measured {
    Map<TimedPhase, Duration> copy = new EnumMap<>(TimedPhase.class);
    phases.forEach((phase, took) -> copy.put(phase, millis(took)));
    phases = Collections.unmodifiableMap(copy);
    outage = outage.map(Measured::millis);
    recovery = recovery.map(Measured::millis);
  }

  /** What an operation that has ended leaves behind. */
  public static Measured of(Operation ended) {
    Timing timing = Timing.of(ended);
    Map<TimedPhase, Duration> phases = new EnumMap<>(TimedPhase.class);
    timing.phases().forEach(span -> phases.put(span.phase(), span.took()));
    return new Measured(
        ended.id(),
        ended.group(),
        ended.plan().kind(),
        ended.endedAt().orElseThrow(),
        timing.outage(),
        timing.recovery(),
        phases);
  }

  private static Duration millis(Duration took) {
    return Duration.ofMillis(took.toMillis());
  }
}
