package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Deed;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiFunction;

/** Carries one deed of a runbook out, once. */
@ApplicationScoped
public class DeedExecutor {
  private final Groups groups;
  private final HostDeeds hosts;
  private final DirectoryDeeds directory;
  private final GroupDeeds group;

  public DeedExecutor(Groups groups, HostDeeds hosts, DirectoryDeeds directory, GroupDeeds group) {
    this.groups = groups;
    this.hosts = hosts;
    this.directory = directory;
    this.group = group;
  }

  StepOutcome perform(Deed deed, Fence fence) {
    return switch (deed) {
      case Deed.Manual d -> throw new IllegalStateException("a person does this: " + d);
      case Deed.Move d -> at(d.target(), fence, (g, n) -> group.move(g, d, fence));
      case Deed.Freeze d -> group.freeze(d, fence);
      case Deed.Unfreeze d -> group.unfreeze(fence);
      case Deed.Rehearse d -> at(d.target(), fence, (g, n) -> group.rehearse(g, n, fence));
      case Deed.SetStartTypes d -> at(d.node(), fence, (g, n) -> hosts.makeManual(n, d, fence));
      case Deed.EditSettings d -> at(d.node(), fence, (g, n) -> hosts.edit(n, d, fence));
      case Deed.CheckHost d -> at(d.node(), fence, (g, n) -> hosts.check(n, d.checks()));
      case Deed.CheckFile d -> at(d.node(), fence, (g, n) -> hosts.file(n, d.path()));
      case Deed.CheckEvents d -> at(d.node(), fence, (g, n) -> hosts.events(n, d));
      case Deed.CheckStopped d -> at(d.node(), fence, (g, n) -> hosts.stopped(g, n, d.service()));
      case Deed.ChangeDirectory d ->
          at(d.target(), fence, (g, n) -> directory.change(g, n, d, fence));
      case Deed.CheckDirectory d ->
          at(d.target(), fence, (g, n) -> directory.check(g, n, d.task(), fence));
    };
  }

  private StepOutcome at(NodeName name, Fence fence, BiFunction<Group, NodeRef, StepOutcome> deed) {
    Optional<Group> found = groups.find(fence.group());
    Optional<NodeRef> node = found.flatMap(g -> g.node(name));
    if (found.isEmpty() || node.isEmpty()) {
      return new StepOutcome.RetryLater(
          "node %s of group %s is no longer configured".formatted(name, fence.group()), true);
    }
    return deed.apply(found.get(), node.get());
  }
}
