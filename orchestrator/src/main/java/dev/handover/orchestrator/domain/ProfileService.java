package dev.handover.orchestrator.domain;

import java.time.Duration;
import java.util.List;

/**
 * A service of a profile, with its limits.
 *
 * @param after services that run before this one is started, and that are stopped after it: of
 *     those that stand before it in the profile. What the service manager knows of dependencies
 *     holds besides.
 */
public record ProfileService(
    ServiceName name,
    List<ServiceName> after,
    Duration startDeadline,
    Duration stopDeadline,
    int startAttempts) {
  public ProfileService {
    after = List.copyOf(after);
    if (startAttempts < 1) {
      throw new IllegalArgumentException("a service needs at least one attempt: " + name);
    }
  }

  ProfileService after(ServiceName other) {
    return new ProfileService(name, List.of(other), startDeadline, stopDeadline, startAttempts);
  }
}
