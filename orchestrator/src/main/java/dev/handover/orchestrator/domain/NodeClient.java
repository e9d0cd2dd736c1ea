package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The node-services. One breaker and one short repeat on connect errors for each node, so that a
 * dead node never closes the road to its partner. Nothing throws because a node is away. A single
 * call waits at most 10 s for a state; longer work answers {@link StepOutcome.OnItsWay}.
 */
public interface NodeClient {
  /** Reads what the node has of the group; changes nothing. */
  Answer<NodeView> observe(Group group, NodeRef node);

  /**
   * Looks whether the node is silent, and if not, what it has: asked directly, whatever the breaker
   * thinks. Unreachable only when no connection could be made or nothing came within the timeout;
   * whoever answers anything at all, if only an error, is Refused, for it is not off.
   */
  default Answer<NodeView> look(Group group, NodeRef node) {
    return observe(group, node);
  }

  /** State of the breaker towards this node, without asking it. */
  BreakerState breaker(NodeRef node);

  /** Stores the epoch durably at the node, so that every smaller one is refused from now on. */
  StepOutcome promise(NodeRef node, Fence fence);

  /** `service-failed` is Failed; `service-disabled` and `service-not-found` are Refused. */
  StepOutcome bringService(NodeRef node, ServiceName service, ServiceGoal goal, Fence fence);

  /** Mounts the disk; `disk-held-elsewhere` is Failed. */
  StepOutcome bringDiskOnline(NodeRef node, DiskRef disk, Fence fence);

  /**
   * The same, also out of a reservation that another node holds: only when that one is proven off.
   */
  StepOutcome takeDiskOver(NodeRef node, DiskRef disk, Fence fence);

  /** Flushes and dismounts; `disk-in-use` is Failed and its reason names who has files open. */
  StepOutcome takeDiskOffline(NodeRef node, DiskRef disk, Fence fence);

  /** `address-in-use` is Failed. */
  StepOutcome addAddress(NodeRef node, AddressMode.Floating address, Fence fence);

  StepOutcome removeAddress(NodeRef node, AddressMode.Floating address, Fence fence);

  /** Done only when the node confirms it for the fence's epoch; `not-released` is Failed. */
  StepOutcome confirmRelease(NodeRef node, ReleaseClaim claim, Fence fence);

  /** Until when, by its clock, the node keeps the group's lease of that epoch; empty for none. */
  Answer<Optional<Instant>> leaseUntil(NodeRef node, GroupName group, FencingEpoch epoch);

  /** Sets, renews or ends the group's source lease; `lease-expired` is Refused. */
  StepOutcome lease(NodeRef node, LeaseOrder order, Fence fence);
}
