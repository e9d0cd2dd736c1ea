package dev.handover.orchestrator.domain;

import java.time.Duration;

/** A service of a profile, in start order, with its limits. */
public record ProfileService(
    ServiceName name, Duration startDeadline, Duration stopDeadline, int startAttempts) {
  public ProfileService {
    if (startAttempts < 1) {
      throw new IllegalArgumentException("a service needs at least one attempt: " + name);
    }
  }
}
