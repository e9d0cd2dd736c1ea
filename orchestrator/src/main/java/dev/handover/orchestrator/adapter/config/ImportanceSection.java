package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.times.Importance;
import dev.handover.orchestrator.domain.times.Objective;
import java.time.Duration;
import java.util.Optional;

/** {@code priority} and {@code objective} of a group. */
final class ImportanceSection {
  private static final Rule<Duration> TIME =
      Rules.duration(Duration.ofSeconds(1), Duration.ofDays(7), Duration.ofMinutes(2));

  private ImportanceSection() {}

  static Importance read(Section root) {
    int priority =
        root.optional("priority", Rules.integer(1, 1000, Importance.USUAL))
            .orElse(Importance.USUAL);
    Optional<Section> section = root.optionalSection("objective");
    Objective objective =
        section
            .map(s -> new Objective(s.optional("outage", TIME), s.optional("recovery", TIME)))
            .orElse(Objective.NONE);
    section.ifPresent(Section::end);
    return new Importance(priority, objective);
  }
}
