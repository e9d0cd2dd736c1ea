package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Drift;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.InventoryClient;
import dev.handover.orchestrator.domain.InventoryList;
import dev.handover.orchestrator.domain.NodeFact;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Tells what differs between the two nodes of a group. */
@ApplicationScoped
public class DriftReports {
  private final Groups groups;
  private final InventoryClient inventories;
  private final InstantSource clock;

  public DriftReports(Groups groups, InventoryClient inventories, InstantSource clock) {
    this.groups = groups;
    this.inventories = inventories;
    this.clock = clock;
  }

  /** The differences of a group, and when they were looked for. */
  public record Report(Group group, Drift drift, Instant at) {}

  /**
   * Asks both nodes.
   *
   * @throws ProblemException when there is no such group, or a node does not answer
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
    InventoryList list = listOf(group);
    Drift drift = Drift.between(facts(group.primary(), list), facts(group.backup(), list));
    return new Report(group, drift, clock.instant());
  }

  /** The group's own services come first. */
  private static InventoryList listOf(Group group) {
    InventoryList named = group.profile().inventory();
    List<ServiceName> services =
        Stream.concat(group.profile().serviceNames().stream(), named.services().stream())
            .distinct()
            .toList();
    return new InventoryList(services, named.files(), named.registryValues());
  }

  private List<NodeFact> facts(NodeRef node, InventoryList list) {
    return switch (inventories.take(node, list)) {
      case Answer.Given<List<NodeFact>> given -> given.value();
      case Answer.Unreachable<List<NodeFact>> away ->
          throw missing(away.reason(), "Look at node-service on " + node.name() + ".");
      case Answer.Refused<List<NodeFact>> no -> throw missing(no.detail(), no.cure());
    };
  }

  private static ProblemException missing(String detail, String cure) {
    return new ProblemException(new Problem(ProblemCode.NODE_UNREACHABLE, detail, cure));
  }
}
