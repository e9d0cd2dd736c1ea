package dev.handover.orchestrator.app;

import dev.handover.orchestrator.app.proof.Proofs;
import dev.handover.orchestrator.app.serving.ServingCheck;
import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.ChangeSetGoal;
import dev.handover.orchestrator.domain.DirectoryClient;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.LeaseOrder;
import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.NodeFiles;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.ServiceGoal;
import dev.handover.orchestrator.domain.ServiceName;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.proof.ReleaseProof;
import dev.handover.orchestrator.domain.serving.Examination;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Carries one action out, once; what to make of the outcome is decided elsewhere. */
@ApplicationScoped
public class ActionExecutor {
  private final Groups groups;
  private final NodeClient nodes;
  private final NodeFiles files;
  private final Proofs proofs;
  private final DirectoryClient directory;
  private final DeedExecutor deeds;
  private final Silence silence;
  private final ServingCheck serving;

  public ActionExecutor(
      Groups groups, Machines machines, DirectoryClient directory, DeedExecutor deeds) {
    this.groups = groups;
    this.nodes = machines.nodes();
    this.files = machines.files();
    this.proofs = machines.proofs();
    this.directory = directory;
    this.deeds = deeds;
    this.silence = new Silence(nodes);
    this.serving = new ServingCheck(machines.probes());
  }

  StepOutcome execute(Action action, Fence fence) {
    return switch (action) {
      case Action.PromiseAtNode a -> at(a.node(), fence, (group, n) -> promise(group, n, fence));
      case Action.PromiseAtDirectory a -> directory.promise(fence);
      case Action.AcceptAttestation a -> at(a.node(), fence, silence::attested);
      case Action.CutPower a -> at(a.node(), fence, this::cutPower);
      case Action.ConfirmSilence a -> at(a.node(), fence, silence::confirm);
      case Action.StartService a ->
          at(
              a.node(),
              fence,
              (group, n) -> nodes.bringService(n, a.service(), ServiceGoal.RUNNING, fence));
      case Action.StopService a ->
          at(
              a.node(),
              fence,
              (group, n) -> nodes.bringService(n, a.service(), ServiceGoal.STOPPED, fence));
      case Action.BringDiskOnline a ->
          at(a.node(), fence, (group, n) -> nodes.bringDiskOnline(n, a.disk(), fence));
      case Action.TakeDiskOver a ->
          at(a.node(), fence, (group, n) -> nodes.takeDiskOver(n, a.disk(), fence));
      case Action.TakeDiskOffline a ->
          at(a.node(), fence, (group, n) -> nodes.takeDiskOffline(n, a.disk(), fence));
      case Action.MakeDirectories a ->
          at(
              a.node(),
              fence,
              (group, n) -> files.makeDirectories(n, a.disk(), a.directories(), fence));
      case Action.PurgeFiles a -> at(a.node(), fence, (group, n) -> purge(group, n, a, fence));
      case Action.AddAddress a ->
          at(a.node(), fence, (group, n) -> nodes.addAddress(n, a.address(), fence));
      case Action.RemoveAddress a ->
          at(a.node(), fence, (group, n) -> nodes.removeAddress(n, a.address(), fence));
      case Action.ConfirmRelease a ->
          at(a.node(), fence, (group, n) -> nodes.confirmRelease(n, a.claim(), fence));
      case Action.ApplyTask a ->
          directory.bringTask(a.changeSet(), a.task(), ChangeSetGoal.APPLIED, fence);
      case Action.RevertTask a ->
          directory.bringTask(a.changeSet(), a.task(), ChangeSetGoal.REVERTED, fence);
      case Action.VerifyDirectory a -> directory.verify(a.changeSet(), ChangeSetGoal.APPLIED);
      case Action.VerifyNode a ->
          at(a.node(), fence, (group, n) -> verify(group, n, a.without(), fence));
      case Action.Prove a -> prove(a.proof(), fence);
      case Action.Examine a -> examine(a.examination(), fence);
      case Action.Perform a -> deeds.perform(a.deed(), fence);
    };
  }

  private StepOutcome prove(ReleaseProof proof, Fence fence) {
    return switch (proof) {
      case ReleaseProof.Reservation p ->
          at(p.target(), fence, (group, n) -> new ReservationProof(nodes).take(group, n, fence));
      case ReleaseProof.ExpiredLease p -> proofs.expired(p, fence);
    };
  }

  private StepOutcome examine(Examination examination, Fence fence) {
    return switch (examination) {
      case Examination.Probe e -> at(e.node(), fence, (group, node) -> serving.check(group, e));
      case Examination.Converge e -> directory.converge(e.changeSet(), e.wanted());
      case Examination.Leftovers e ->
          directory.scanLeftovers(e.changeSet(), e.old(), e.successor());
    };
  }

  private StepOutcome cutPower(Group group, NodeRef node) {
    return group
        .protection()
        .agentOf(node)
        .map(proofs::cutPower)
        .orElseGet(
            () ->
                new StepOutcome.Refused(
                    "%s has no fence agent any more".formatted(node.name()),
                    "Name one under 'fence' of the group file, reload, and resume."));
  }

  private StepOutcome at(NodeName name, Fence fence, BiFunction<Group, NodeRef, StepOutcome> deed) {
    Optional<Group> group = groups.find(fence.group());
    Optional<NodeRef> node = group.flatMap(g -> g.node(name));
    if (group.isEmpty() || node.isEmpty()) {
      return new StepOutcome.RetryLater(
          "node %s of group %s is no longer configured".formatted(name, fence.group()), true);
    }
    return deed.apply(group.get(), node.get());
  }

  /**
   * The promise alone makes a former lease void; ending it as well lets the node say so. An
   * operation must not fail for that.
   */
  private StepOutcome promise(Group group, NodeRef node, Fence fence) {
    StepOutcome promised = nodes.promise(node, fence);
    if (group.sourceLease().isEmpty() || !(promised instanceof StepOutcome.Done done)) {
      return promised;
    }
    return switch (nodes.lease(node, LeaseOrder.end(group), fence)) {
      case StepOutcome.Done ended -> new StepOutcome.Done(done.detail() + ", source lease ended");
      case StepOutcome.Fenced fenced -> fenced;
      default -> promised;
    };
  }

  /**
   * A service that runs may have a database open or mail in its queue, whatever was looked at when
   * this was planned.
   */
  private StepOutcome purge(Group group, NodeRef node, Action.PurgeFiles action, Fence fence) {
    return switch (nodes.observe(group, node)) {
      case Answer.Unreachable<NodeView> away -> new StepOutcome.RetryLater(away.reason());
      case Answer.Refused<NodeView> no -> new StepOutcome.Refused(no.detail(), no.cure());
      case Answer.Given<NodeView> given -> {
        List<String> active = given.value().active();
        yield active.isEmpty()
            ? files.purge(node, action.disk(), action.files(), fence)
            : new StepOutcome.Refused(
                "nothing was removed: %s has services that are not stopped: %s"
                    .formatted(node.name(), String.join(", ", active)),
                "Look whether the group is in use. If it never served a mailbox, stop them, then go on.");
      }
    };
  }

  private StepOutcome verify(Group group, NodeRef node, List<ServiceName> without, Fence fence) {
    return switch (nodes.observe(group, node)) {
      case Answer.Unreachable<NodeView> away -> new StepOutcome.RetryLater(away.reason());
      case Answer.Refused<NodeView> no -> new StepOutcome.Refused(no.detail(), no.cure());
      case Answer.Given<NodeView> given -> {
        NodeView seen = given.value();
        String counted =
            "%d of %d services running, disk %s"
                .formatted(
                    seen.servicesRunning(),
                    seen.services().size(),
                    seen.disk().online() ? "online" : "offline");
        yield seen.servesWithout(without)
            ? silence.alone(group, group.partnerOf(node), fence, counted)
            : new StepOutcome.Failed(counted, "Look why on " + node.name() + ".");
      }
    };
  }
}
