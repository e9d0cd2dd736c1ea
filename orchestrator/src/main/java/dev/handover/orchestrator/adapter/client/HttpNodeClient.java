package dev.handover.orchestrator.adapter.client;

import static dev.handover.orchestrator.adapter.client.GarbledAnswer.body;

import dev.handover.api.node.AddressesApi;
import dev.handover.api.node.DisksApi;
import dev.handover.api.node.LeasesApi;
import dev.handover.api.node.NodeApi;
import dev.handover.api.node.PromisesApi;
import dev.handover.api.node.ReleasesApi;
import dev.handover.api.node.ServicesApi;
import dev.handover.api.node.model.AddressState;
import dev.handover.api.node.model.DesiredAddressState;
import dev.handover.api.node.model.DesiredDiskState;
import dev.handover.api.node.model.DesiredServiceState;
import dev.handover.api.node.model.DiskState;
import dev.handover.api.node.model.EpochPromise;
import dev.handover.api.node.model.Lease;
import dev.handover.api.node.model.LeaseRequest;
import dev.handover.api.node.model.NamedOverride;
import dev.handover.api.node.model.Node;
import dev.handover.api.node.model.OverrideName;
import dev.handover.api.node.model.ReleaseConfirmation;
import dev.handover.api.node.model.ReleaseRequest;
import dev.handover.api.node.model.ServiceStatus;
import dev.handover.orchestrator.domain.AddressMode;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.BreakerState;
import dev.handover.orchestrator.domain.DiskRef;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.LeaseOrder;
import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.ReleaseClaim;
import dev.handover.orchestrator.domain.ServiceGoal;
import dev.handover.orchestrator.domain.ServiceName;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** The node-services over HTTP. */
@ApplicationScoped
class HttpNodeClient implements NodeClient {
  private static final int ACCEPTED = 202;

  private static final String LOST_SOURCE =
      "The source is attested to be off and does not answer; see the operation that the fence names.";

  private final Targets targets;

  @Inject
  HttpNodeClient(Targets targets) {
    this.targets = targets;
  }

  @Override
  public Answer<NodeView> observe(Group group, NodeRef node) {
    Target target = targets.node(node);
    return Outcomes.answer(target, () -> NodeViews.read(target, group));
  }

  @Override
  public Answer<NodeView> look(Group group, NodeRef node) {
    Target target = targets.node(node);
    return switch (Outcomes.look(target, () -> body(target.api(NodeApi.class).getNode()))) {
      case Answer.Unreachable<Node> silent -> new Answer.Unreachable<>(silent.reason());
      case Answer.Refused<Node> no -> new Answer.Refused<>(no.code(), no.detail(), no.cure());
      case Answer.Given<Node> alive ->
          // It spoke once: silence now is no silence.
          switch (Outcomes.look(target, () -> NodeViews.read(target, group))) {
            case Answer.Unreachable<NodeView> broken -> Outcomes.cannotSay(broken.reason());
            case Answer.Refused<NodeView> no -> no;
            case Answer.Given<NodeView> given -> given;
          };
    };
  }

  @Override
  public BreakerState breaker(NodeRef node) {
    return targets.node(node).breaker();
  }

  @Override
  public StepOutcome promise(NodeRef node, Fence fence) {
    Target target = targets.node(node);
    EpochPromise promise = new EpochPromise(fence.epoch().value(), fence.issuer());
    return Outcomes.outcome(
        target,
        () -> {
          body(target.api(PromisesApi.class).promiseEpoch(fence.group().value(), promise));
          return new StepOutcome.Done("promised epoch " + fence.epoch().value());
        });
  }

  @Override
  public StepOutcome bringService(
      NodeRef node, ServiceName service, ServiceGoal goal, Fence fence) {
    Target target = targets.node(node);
    DesiredServiceState desired =
        new DesiredServiceState(
            DesiredServiceState.DesiredEnum.valueOf(goal.name()),
            target.limits().waitSeconds(),
            List.of(),
            shown(fence));
    return Outcomes.outcome(
        target,
        () -> {
          LongPoll poll = LongPoll.begin(target.limits().stateWait());
          return service(
              target.api(ServicesApi.class).putServiceState(service.value(), desired), poll);
        });
  }

  private static StepOutcome service(RestResponse<ServiceStatus> answer, LongPoll poll) {
    ServiceStatus status = body(answer);
    String state = status.name() + " is " + status.state();
    if (answer.getStatus() != ACCEPTED) {
      return new StepOutcome.Done(state);
    }
    Long checkpoint = status.checkpoint();
    return new StepOutcome.OnItsWay(
        checkpoint == null ? state : state + ", checkpoint " + checkpoint, poll.again(answer));
  }

  @Override
  public StepOutcome bringDiskOnline(NodeRef node, DiskRef disk, Fence fence) {
    return disk(
        node,
        disk,
        new DesiredDiskState(DiskState.ONLINE, disk.mountPoint(), shown(fence), List.of()));
  }

  @Override
  public StepOutcome takeDiskOver(NodeRef node, DiskRef disk, Fence fence) {
    NamedOverride preempt = new NamedOverride(OverrideName.PREEMPT_RESERVATION, LOST_SOURCE);
    return disk(
        node,
        disk,
        new DesiredDiskState(DiskState.ONLINE, disk.mountPoint(), shown(fence), List.of(preempt)));
  }

  @Override
  public StepOutcome takeDiskOffline(NodeRef node, DiskRef disk, Fence fence) {
    return disk(node, disk, new DesiredDiskState(DiskState.OFFLINE, null, shown(fence), List.of()));
  }

  private StepOutcome disk(NodeRef node, DiskRef disk, DesiredDiskState desired) {
    Target target = targets.node(node);
    return Outcomes.outcome(
        target,
        () ->
            new StepOutcome.Done(
                disk.id()
                    + " is "
                    + body(target.api(DisksApi.class).putDiskState(disk.id(), desired)).state()));
  }

  @Override
  public StepOutcome addAddress(NodeRef node, AddressMode.Floating address, Fence fence) {
    return address(
        node,
        address,
        new DesiredAddressState(AddressState.PRESENT, address.prefixLength(), shown(fence)));
  }

  @Override
  public StepOutcome removeAddress(NodeRef node, AddressMode.Floating address, Fence fence) {
    return address(node, address, new DesiredAddressState(AddressState.ABSENT, null, shown(fence)));
  }

  private StepOutcome address(
      NodeRef node, AddressMode.Floating address, DesiredAddressState desired) {
    Target target = targets.node(node);
    return Outcomes.outcome(
        target,
        () ->
            new StepOutcome.Done(
                address.ip()
                    + " is "
                    + body(target.api(AddressesApi.class).putAddressState(address.ip(), desired))
                        .state()));
  }

  @Override
  public StepOutcome confirmRelease(NodeRef node, ReleaseClaim claim, Fence fence) {
    Target target = targets.node(node);
    ReleaseRequest request =
        new ReleaseRequest(
            fence.epoch().value(),
            fence.issuer(),
            claim.services().stream().map(ServiceName::value).toList(),
            claim.disk(),
            claim.address().orElse(null));
    return Outcomes.outcome(
        target,
        () ->
            confirmed(
                target,
                fence,
                body(
                    target.api(ReleasesApi.class).confirmRelease(fence.group().value(), request))));
  }

  /** A confirmation for another group or epoch proves nothing. */
  private static StepOutcome confirmed(
      Target target, Fence fence, ReleaseConfirmation confirmation) {
    boolean isOurs =
        confirmation.epoch() == fence.epoch().value()
            && confirmation.group().equals(fence.group().value());
    return isOurs
        ? new StepOutcome.Done(confirmation.node() + " confirmed at " + confirmation.confirmedAt())
        : new StepOutcome.Refused(
            target.name()
                + " confirmed something else: group "
                + confirmation.group()
                + ", epoch "
                + confirmation.epoch(),
            "Check that the url leads to " + target.name() + " itself.");
  }

  @Override
  public Answer<Optional<Instant>> leaseUntil(NodeRef node, GroupName group, FencingEpoch epoch) {
    Target target = targets.node(node);
    return Outcomes.answer(
        target,
        () ->
            NodeViews.heldLease(target, group)
                .filter(lease -> lease.epoch() == epoch.value())
                .map(Lease::expiresAt));
  }

  @Override
  public StepOutcome lease(NodeRef node, LeaseOrder order, Fence fence) {
    Target target = targets.node(node);
    ReleaseClaim holdings = order.holdings();
    LeaseRequest request =
        new LeaseRequest(
            Math.toIntExact(order.time().toSeconds()),
            holdings.services().stream().map(ServiceName::value).toList(),
            holdings.disk(),
            holdings.address().orElse(null),
            shown(fence),
            order.replaces().orElse(null));
    return Outcomes.outcome(
        target,
        () -> {
          Lease lease = body(target.api(LeasesApi.class).putLease(fence.group().value(), request));
          return new StepOutcome.Done("lease is " + lease.state() + " until " + lease.expiresAt());
        });
  }

  static dev.handover.api.node.model.Fence shown(Fence fence) {
    return new dev.handover.api.node.model.Fence(
        fence.group().value(), fence.epoch().value(), fence.issuer(), fence.onBehalfOf());
  }
}
