package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.BreakerState;
import dev.handover.orchestrator.domain.Freeze;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.GroupRecord;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.Observation;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Reach;
import dev.handover.orchestrator.domain.readiness.ReadinessReports;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what groups there are and how they are. */
@ApplicationScoped
public class GroupReports {
  private final Groups groups;
  private final GroupSummaries summaries;
  private final Observer observer;

  public GroupReports(Groups groups, GroupSummaries summaries, Observer observer) {
    this.groups = groups;
    this.summaries = summaries;
    this.observer = observer;
  }

  /**
   * A group as configured and as last recorded.
   *
   * @param freezes what keeps new operations from being started
   * @param readiness how ready it was when it was last looked at
   */
  public record Summary(
      Group group,
      GroupRecord record,
      List<Freeze> freezes,
      Optional<ReadinessReports.Standing> readiness) {
    public Summary {
      freezes = List.copyOf(freezes);
    }
  }

  /** A node as it answered just now. */
  public record NodeReport(NodeRef node, Answer<NodeView> answer, BreakerState breaker) {
    public boolean holds() {
      return answer instanceof Answer.Given<NodeView> given && given.value().holds();
    }
  }

  /** A group and its nodes; `active` is empty when none or both hold the group. */
  public record Report(
      Summary summary, NodeReport primary, NodeReport backup, Optional<NodeName> active) {
    /**
     * The nodes that have the disk, the address or an active service of the group, the primary
     * first: none, one, or both, which is never right.
     */
    public List<NodeName> holders() {
      return Stream.of(primary, backup)
          .filter(NodeReport::holds)
          .map(report -> report.node().name())
          .toList();
    }
  }

  /** Those in reach, ordered by name; asks no node. */
  public List<Summary> list(Reach reach) {
    return summaries.of(
        groups.all().stream().filter(group -> reach.includes(group.name())).toList());
  }

  /** All groups, ordered by name; asks no node. */
  public List<Summary> list() {
    return summaries.of(groups.all());
  }

  /**
   * Asks both nodes.
   *
   * @throws ProblemException when there is no such group
   */
  public Report report(GroupName name) {
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
    Observation seen = observer.observe(group, group.primary());
    NodeReport primary = report(group.primary(), seen.target());
    NodeReport backup = report(group.backup(), seen.partner());
    return new Report(summaries.of(group), primary, backup, active(primary, backup));
  }

  private NodeReport report(NodeRef node, Answer<NodeView> answer) {
    return new NodeReport(node, answer, observer.breaker(node));
  }

  private static Optional<NodeName> active(NodeReport primary, NodeReport backup) {
    if (primary.holds() == backup.holds()) {
      return Optional.empty();
    }
    return Optional.of((primary.holds() ? primary : backup).node().name());
  }
}
