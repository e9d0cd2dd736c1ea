package dev.handover.orchestrator.domain.readiness;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * When the directory as a whole was read for a report: that costs, so the schedule relies on a
 * former reading for a while, but never on one that found something.
 *
 * @param id of the report for which it was read
 */
public record Reading(UUID id, Instant at) {
  private static final Set<String> FROM_IT =
      Set.of("leftovers", "directory-rights", "duplicate-spns", "move");

  /** The one of the latest report if it may still be relied on, else this one, a new one. */
  public Reading orFormer(Optional<ReadinessReport> latest, Duration period) {
    return latest
        .filter(report -> report.reading().at().plus(period).isAfter(at))
        .filter(Reading::foundNothing)
        .map(ReadinessReport::reading)
        .orElse(this);
  }

  private static boolean foundNothing(ReadinessReport report) {
    return report.findings().stream()
        .filter(finding -> FROM_IT.contains(finding.check()))
        .allMatch(finding -> finding.level() == ReadinessLevel.OK);
  }

  /** The same for the same part of the same reading, so that it is not done twice. */
  public UUID part(String what) {
    return UUID.nameUUIDFromBytes((id + " " + what).getBytes(StandardCharsets.UTF_8));
  }
}
