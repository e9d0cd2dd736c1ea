package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Deed;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.HostChecks;
import dev.handover.orchestrator.domain.HostClient;
import dev.handover.orchestrator.domain.HostFinding;
import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.ServiceName;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a runbook does on one machine. */
@ApplicationScoped
public class HostDeeds {
  private final HostClient hosts;
  private final NodeClient nodes;

  public HostDeeds(HostClient hosts, NodeClient nodes) {
    this.hosts = hosts;
    this.nodes = nodes;
  }

  StepOutcome makeManual(NodeRef node, Deed.SetStartTypes deed, Fence fence) {
    for (ServiceName service : deed.services()) {
      StepOutcome outcome = hosts.makeManual(node, service, fence);
      if (!(outcome instanceof StepOutcome.Done)) {
        return outcome;
      }
    }
    return new StepOutcome.Done("%d services are Manual".formatted(deed.services().size()));
  }

  StepOutcome edit(NodeRef node, Deed.EditSettings deed, Fence fence) {
    return hosts.editSettings(node, deed.path(), deed.settings(), fence);
  }

  StepOutcome check(NodeRef node, HostChecks checks) {
    return answered(hosts.check(node, checks), found -> checked(found, checks.only()));
  }

  /** What could not be read is no reason to go on: a person may skip the step. */
  private static StepOutcome checked(List<HostFinding> found, List<String> only) {
    List<HostFinding> counted =
        found.stream().filter(f -> only.isEmpty() || only.contains(f.check())).toList();
    List<HostFinding> bad =
        counted.stream()
            .filter(
                f ->
                    f.outcome() == HostFinding.Outcome.FAILED
                        || f.outcome() == HostFinding.Outcome.UNKNOWN)
            .toList();
    if (bad.isEmpty()) {
      return new StepOutcome.Done("%d checks passed".formatted(counted.size()));
    }
    return new StepOutcome.Refused(
        bad.stream()
            .map(f -> "%s %s: %s".formatted(f.check(), f.outcome(), f.evidence()))
            .collect(Collectors.joining("; ")),
        bad.stream().map(HostFinding::cure).distinct().collect(Collectors.joining(" ")));
  }

  StepOutcome file(NodeRef node, String path) {
    return answered(hosts.file(node, path), StepOutcome.Done::new);
  }

  StepOutcome events(NodeRef node, Deed.CheckEvents deed) {
    return answered(
        hosts.events(node, deed.ids()),
        found ->
            found.isEmpty()
                ? new StepOutcome.Done("none of %s in the log".formatted(deed.ids()))
                : new StepOutcome.Refused(
                    String.join("; ", found),
                    "Cure what they name; the log keeps them: then skip this step."));
  }

  StepOutcome stopped(Group group, NodeRef node, ServiceName service) {
    return answered(nodes.observe(group, node), seen -> stopped(seen, node, service));
  }

  private static StepOutcome stopped(NodeView seen, NodeRef node, ServiceName service) {
    Optional<NodeView.Service> found =
        seen.services().stream().filter(s -> s.name().equals(service)).findFirst();
    return found.filter(NodeView.Service::isActive).isEmpty()
        ? new StepOutcome.Done("%s is stopped".formatted(service))
        : new StepOutcome.Refused(
            "%s is %s on %s".formatted(service, found.get().state(), node.name()), "Stop it.");
  }

  private static <T> StepOutcome answered(Answer<T> answer, Function<T, StepOutcome> judge) {
    return switch (answer) {
      case Answer.Unreachable<T> away -> new StepOutcome.RetryLater(away.reason());
      case Answer.Refused<T> no ->
          new StepOutcome.Refused("%s: %s".formatted(no.code(), no.detail()), no.cure());
      case Answer.Given<T> given -> judge.apply(given.value());
    };
  }
}
