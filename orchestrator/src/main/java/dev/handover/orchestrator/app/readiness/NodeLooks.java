package dev.handover.orchestrator.app.readiness;

import dev.handover.orchestrator.app.DriftReports;
import dev.handover.orchestrator.app.proof.SourceLeases;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.FenceAgents;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.PowerState;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.readiness.DiskFindings;
import dev.handover.orchestrator.domain.readiness.DriftFindings;
import dev.handover.orchestrator.domain.readiness.HostFindings;
import dev.handover.orchestrator.domain.readiness.NodeFindings;
import dev.handover.orchestrator.domain.readiness.NodeReadings;
import dev.handover.orchestrator.domain.readiness.ProofFindings;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import dev.handover.orchestrator.domain.readiness.Situation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is looked at on the nodes. */
@ApplicationScoped
class NodeLooks {
  private final NodeReadings nodes;
  private final DriftReports drifts;
  private final FenceAgents agents;
  private final SourceLeases leases;

  NodeLooks(NodeReadings nodes, DriftReports drifts, FenceAgents agents, SourceLeases leases) {
    this.nodes = nodes;
    this.drifts = drifts;
    this.agents = agents;
    this.leases = leases;
  }

  List<Look> of(Group group) {
    String name = group.name().value();
    List<Look> looks = new ArrayList<>();
    looks.add(Look.at(Check.of("active", name), NodeFindings::of));
    looks.add(Look.at(Check.of("drift", name), seen -> drift(group)));
    looks.add(new Look(Check.of("proof", name), this::proof));
    for (NodeRef node : List.of(group.primary(), group.backup())) {
      String at = node.name().value();
      looks.add(
          Look.at(
              Check.of("host-checks", at),
              seen -> HostFindings.of(node, nodes.check(node, group))));
      looks.add(
          Look.at(
              Check.of("disk", at),
              seen -> List.of(DiskFindings.of(seen, node, nodes.disk(node, group.disk())))));
    }
    return looks;
  }

  private List<ReadinessFinding> drift(Group group) {
    try {
      return DriftFindings.of(group.name().value(), drifts.report(group.name()).drift());
    } catch (ProblemException e) {
      return DriftFindings.of(group.name().value(), e.problem());
    }
  }

  private Look.Part proof(Situation seen) {
    NodeRef owner = seen.owner();
    Group group = seen.group();
    Optional<Answer<PowerState>> power = group.protection().agentOf(owner).map(agents::power);
    ProofFindings found =
        new ProofFindings(
            seen,
            nodes.disk(owner, group.disk()),
            nodes.lease(owner, group.name()),
            leases.binding(group, owner, seen.recorded().epoch()),
            power);
    return new Look.Part(List.of(found.finding()), found.proofs());
  }
}
