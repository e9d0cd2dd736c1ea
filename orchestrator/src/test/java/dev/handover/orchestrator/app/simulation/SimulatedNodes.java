package dev.handover.orchestrator.app.simulation;

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
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How one orchestrator reaches the nodes. */
final class SimulatedNodes implements NodeClient {
  private final World world;
  private final Program self;

  SimulatedNodes(World world, Program self) {
    this.world = world;
    this.self = self;
  }

  private StepOutcome ask(NodeRef ref, Function<NodeProgram, StepOutcome> deed) {
    NodeProgram node = world.node(ref.name());
    return Replies.outcome(
        ref.name().value(),
        world.network.call(self, node, Replies.orStale(() -> deed.apply(node))));
  }

  @Override
  public Answer<NodeView> observe(Group group, NodeRef ref) {
    NodeProgram node = world.node(ref.name());
    return Replies.answer(ref.name().value(), world.network.call(self, node, node::view));
  }

  @Override
  public Answer<NodeView> look(Group group, NodeRef ref) {
    return observe(group, ref);
  }

  @Override
  public BreakerState breaker(NodeRef node) {
    return BreakerState.CLOSED;
  }

  @Override
  public StepOutcome promise(NodeRef ref, Fence fence) {
    return ask(ref, node -> node.promise(fence));
  }

  @Override
  public StepOutcome bringService(NodeRef ref, ServiceName service, ServiceGoal goal, Fence fence) {
    return ask(ref, node -> node.bringService(service.value(), goal, fence));
  }

  @Override
  public StepOutcome bringDiskOnline(NodeRef ref, DiskRef disk, Fence fence) {
    return ask(ref, node -> node.diskOnline(false, fence));
  }

  @Override
  public StepOutcome takeDiskOver(NodeRef ref, DiskRef disk, Fence fence) {
    return ask(ref, node -> node.diskOnline(true, fence));
  }

  @Override
  public StepOutcome takeDiskOffline(NodeRef ref, DiskRef disk, Fence fence) {
    return ask(ref, node -> node.diskOffline(fence));
  }

  @Override
  public StepOutcome addAddress(NodeRef ref, AddressMode.Floating address, Fence fence) {
    return ask(ref, node -> node.address(true, fence));
  }

  @Override
  public StepOutcome removeAddress(NodeRef ref, AddressMode.Floating address, Fence fence) {
    return ask(ref, node -> node.address(false, fence));
  }

  @Override
  public StepOutcome confirmRelease(NodeRef ref, ReleaseClaim claim, Fence fence) {
    return ask(ref, node -> node.confirmRelease(claim, fence));
  }

  @Override
  public Answer<Optional<Instant>> leaseUntil(NodeRef ref, GroupName group, FencingEpoch epoch) {
    return new Answer.Given<>(Optional.empty());
  }

  @Override
  public StepOutcome lease(NodeRef ref, LeaseOrder order, Fence fence) {
    throw new UnsupportedOperationException("this group has no source lease");
  }
}
