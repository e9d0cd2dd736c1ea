package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.Cause;
import dev.handover.orchestrator.domain.DetectionPolicy;
import dev.handover.orchestrator.domain.FailoverMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code failover} of a group: when it is taken over by itself. */
final class FailoverSection {
  private static final Rule<Duration> GRACE =
      Rules.duration(Duration.ofSeconds(5), Duration.ofHours(24), Duration.ofSeconds(30));
  private static final Rule<Duration> PERIOD =
      Rules.duration(Duration.ofMinutes(10), Duration.ofDays(90), Duration.ofDays(1));
  private static final Map<String, Cause> CAUSES =
      Map.of(
          "nodeSilent", Cause.NODE_SILENT,
          "serviceDown", Cause.SERVICE_DOWN,
          "checkFails", Cause.CHECK_FAILS);

  private FailoverSection() {}

  static DetectionPolicy read(Section root) {
    Optional<Section> found = root.optionalSection("failover");
    DetectionPolicy standard = DetectionPolicy.standard();
    if (found.isEmpty()) {
      return standard;
    }
    Section section = found.get();
    FailoverMode mode =
        section.required("mode", Rules.oneOf(FailoverMode.class, FailoverMode.MANUAL));
    Map<Cause, Duration> grace = grace(section);
    Optional<Section> budget = section.optionalSection("budget");
    int failovers =
        budget
            .map(s -> s.required("failovers", Rules.integer(1, 100, 1)))
            .orElse(standard.budget());
    Duration period = budget.map(s -> s.required("within", PERIOD)).orElse(standard.period());
    budget.ifPresent(Section::end);
    List<DetectionPolicy.TcpCheck> checks = new ArrayList<>();
    for (Section check : section.sections("checks")) {
      checks.add(
          new DetectionPolicy.TcpCheck(
              check.required("name", Rules.NAME),
              check.required("port", Rules.integer(1, 65535, 25))));
      check.end();
    }
    section.end();
    return new DetectionPolicy(mode, grace, failovers, period, checks);
  }

  private static Map<Cause, Duration> grace(Section section) {
    Map<Cause, Duration> grace = new EnumMap<>(Cause.class);
    section
        .optionalSection("grace")
        .ifPresent(
            s -> {
              CAUSES.forEach(
                  (key, cause) -> s.optional(key, GRACE).ifPresent(time -> grace.put(cause, time)));
              s.end();
            });
    return grace;
  }
}
