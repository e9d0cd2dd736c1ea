package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Acknowledgement;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.MoveHistory;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Tells how often a group moved, and lets people acknowledge that. */
@ApplicationScoped
public class Stability {
  private final Groups groups;
  private final Operations operations;
  private final Safeguards safeguards;
  private final InstantSource clock;

  public Stability(
      Groups groups, Operations operations, Safeguards safeguards, InstantSource clock) {
    this.groups = groups;
    this.operations = operations;
    this.safeguards = safeguards;
    this.clock = clock;
  }

  /** When a group moved last, and when it was looked at. */
  public record Report(MoveHistory history, Instant at) {}

  /**
   * As the store knows it; asks no node.
   *
   * @throws ProblemException when there is no such group
   */
  public Report report(GroupName name) {
    return new Report(safeguards.history(find(name)), clock.instant());
  }

  /** A person has seen how often the group moved: what was does not count as flapping any more. */
  public Report acknowledge(GroupName name, String actor, String reason) {
    Group group = find(name);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    operations.acknowledge(group.name(), new Acknowledgement(actor, reason, now));
    return report(name);
  }

  private Group find(GroupName name) {
    return groups
        .find(name)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        ProblemCode.GROUP_NOT_FOUND,
                        "There is no group %s.".formatted(name),
                        "List the groups; reload the configuration after adding one.")));
  }
}
