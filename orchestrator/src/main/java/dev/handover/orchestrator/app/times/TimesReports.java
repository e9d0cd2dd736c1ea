package dev.handover.orchestrator.app.times;

import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.times.GroupTimes;
import dev.handover.orchestrator.domain.times.Measurements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells how long the operations of a group took, against what its file wants. */
@ApplicationScoped
public class TimesReports {
  /** More than a group does in years; the newest count. */
  private static final int MOST = 10_000;

  private final Groups groups;
  private final Measurements measurements;
  private final InstantSource clock;

  public TimesReports(Groups groups, Measurements measurements, InstantSource clock) {
    this.groups = groups;
    this.measurements = measurements;
    this.clock = clock;
  }

  /**
   * Of what ended within the window, back from now; asks no node.
   *
   * @throws ProblemException when there is no such group
   */
  public GroupTimes report(GroupName name, Duration window) {
    Group group =
        groups
            .find(name)
            .orElseThrow(
                () ->
                    new ProblemException(
                        new Problem(
                            ProblemCode.GROUP_NOT_FOUND,
                            "There is no group %s.".formatted(name),
                            "List the groups; reload the configuration after adding one.")));
    Instant now = clock.instant();
    GroupTimes.Window span = new GroupTimes.Window(now.minus(window), now);
    return GroupTimes.of(
        name, span, group.importance().objective(), measurements.since(name, span.from(), MOST));
  }
}
