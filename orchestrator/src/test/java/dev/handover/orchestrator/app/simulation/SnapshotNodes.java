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

/** Both nodes as they are at one moment, as a planner sees them, which asks both side by side. */
record SnapshotNodes(World world, Program self) implements NodeClient {
  @Override
  public Answer<NodeView> observe(Group group, NodeRef ref) {
    NodeProgram node = world.node(ref.name());
    boolean answers = node.isAlive() && !node.isPaused() && world.network.isOpen(self, node);
    return answers
        ? new Answer.Given<>(node.view())
        : new Answer.Unreachable<>(ref.name() + " is silent");
  }

  @Override
  public BreakerState breaker(NodeRef node) {
    return BreakerState.CLOSED;
  }

  private static StepOutcome readOnly() {
    throw new UnsupportedOperationException("a plan changes nothing");
  }

  @Override
  public StepOutcome promise(NodeRef node, Fence fence) {
    return readOnly();
  }

  @Override
  public StepOutcome bringService(
      NodeRef node, ServiceName service, ServiceGoal goal, Fence fence) {
    return readOnly();
  }

  @Override
  public StepOutcome bringDiskOnline(NodeRef node, DiskRef disk, Fence fence) {
    return readOnly();
  }

  @Override
  public StepOutcome takeDiskOver(NodeRef node, DiskRef disk, Fence fence) {
    return readOnly();
  }

  @Override
  public StepOutcome takeDiskOffline(NodeRef node, DiskRef disk, Fence fence) {
    return readOnly();
  }

  @Override
  public StepOutcome addAddress(NodeRef node, AddressMode.Floating address, Fence fence) {
    return readOnly();
  }

  @Override
  public StepOutcome removeAddress(NodeRef node, AddressMode.Floating address, Fence fence) {
    return readOnly();
  }

  @Override
  public StepOutcome confirmRelease(NodeRef node, ReleaseClaim claim, Fence fence) {
    return readOnly();
  }

  @Override
  public Answer<Optional<Instant>> leaseUntil(NodeRef ref, GroupName group, FencingEpoch epoch) {
    return new Answer.Given<>(Optional.empty());
  }

  @Override
  public StepOutcome lease(NodeRef node, LeaseOrder order, Fence fence) {
    return readOnly();
  }
}
