package dev.handover.orchestrator.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a preview has to say about both nodes and the directory. */
final class Findings {
  private final List<Finding> found = new ArrayList<>();

  private Findings() {}

  static List<Finding> of(
      PlanRequest request, Group group, Observation seen, Optional<DirectoryPreview> directory) {
    Findings findings = new Findings();
    NodeRef target = group.node(request.target()).orElseThrow();
    boolean starts = request.kind() != OperationKind.STOP;
    if (seen.target() instanceof Answer.Given<NodeView> here) {
      findings.node(here.value());
      if (starts) {
        findings.startable(here.value(), Severity.BLOCKER);
      } else {
        // Never a blocker: STOP is the cure for two owners.
        findings.startable(here.value(), Severity.WARNING);
        findings.releasable(here.value());
      }
    }
    if (starts && seen.partner() instanceof Answer.Given<NodeView> partner) {
      findings.node(partner.value());
      findings.releasable(partner.value());
      if (request.kind() == OperationKind.SWITCHOVER) {
        // The way back starts them there again.
        findings.startable(partner.value(), Severity.BLOCKER);
      }
    }
    directory.ifPresent(diff -> findings.found.addAll(diff.findings()));
    findings.name(target, seen.target());
    findings.name(group.partnerOf(target), seen.partner());
    return findings.found;
  }

  /** Two swapped addresses would stop the services of the wrong machine. */
  private void name(NodeRef expected, Answer<NodeView> answer) {
    if (answer instanceof Answer.Given<NodeView> given
        && !given.value().reportedName().equals(expected.name().value())) {
      add(
          Severity.BLOCKER,
          new Code("wrong-node", given.value().reportedName()),
          "It answers at the address of " + expected.name() + ".",
          "Correct the node's url in the group, or handover.node.name there.");
    }
  }

  /** On either node the group starts the services, never Windows. */
  private void node(NodeView node) {
    for (NodeView.Service service : node.services()) {
      if (service.startType() == NodeView.StartType.AUTOMATIC) {
        add(
            Severity.WARNING,
            new Code("service-starts-by-itself", subject(node, service)),
            "Windows starts it at boot, also while the other node has the disk.",
            "Set its start type to Manual.");
      }
    }
  }

  private void startable(NodeView node, Severity severity) {
    for (NodeView.Service service : node.services()) {
      if (service.state() == NodeView.ServiceState.NOT_INSTALLED) {
        add(
            severity,
            new Code("service-not-installed", subject(node, service)),
            "The profile lists a service that this node does not have.",
            "Install it, or list the group's own services.");
      }
      if (service.startType() == NodeView.StartType.DISABLED) {
        add(
            severity,
            new Code("service-disabled", subject(node, service)),
            "Windows refuses to start it (1058).",
            "Set its start type to Manual.");
      }
    }
  }

  private void releasable(NodeView node) {
    for (NodeView.OpenFile file : node.disk().openFiles()) {
      if (file.isHeldByOneOf(node.services())) {
        continue;
      }
      add(
          Severity.WARNING,
          new Code("open-file", node.reportedName()),
          "Open on the switching disk: " + file,
          "Have it closed: the disk cannot be released while it is open.");
    }
  }

  private static String subject(NodeView node, NodeView.Service service) {
    return node.reportedName() + "/" + service.name();
  }

  private void add(Severity severity, Code code, String detail, String cure) {
    found.add(new Finding(severity, code.name(), Optional.of(code.subject()), detail, cure));
  }

  /** What it is, and what it is about. */
  private record Code(String name, String subject) {}
}
