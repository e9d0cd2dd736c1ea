package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Optional;

/**
 * A procedure for one group, from a file.
 *
 * @param source where it comes from, for instance an article
 * @param shipped it comes with Handover
 * @param profiles for groups of these; for all when empty
 * @param notices what people should know before it runs, beyond what the profile says
 */
public record Runbook(
    String name,
    String title,
    Optional<String> source,
    boolean shipped,
    List<String> profiles,
    List<String> notices,
    List<RunbookStep> steps) {
  public Runbook {
    profiles = List.copyOf(profiles);
    notices = List.copyOf(notices);
    steps = List.copyOf(steps);
  }

  /** Whether it is for groups of this profile. */
  public boolean isFor(Profile profile) {
    return profiles.isEmpty() || profiles.contains(profile.name());
  }
}
