package dev.handover.orchestrator.http;

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
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.ReleaseClaim;
import dev.handover.orchestrator.domain.ServiceGoal;
import dev.handover.orchestrator.domain.ServiceName;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Nodes in memory. Each primary serves at first; a node can be away, and a service can be held on
 * its way or fail.
 */
@Alternative
@ApplicationScoped
public class FakeNodes implements NodeClient {
  private final Map<NodeName, Boolean> serving = new ConcurrentHashMap<>();
  private final Set<String> away = ConcurrentHashMap.newKeySet();
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  void setAway(String node) {
    away.add(node);
  }

  /** Steps of this node's services stay on their way until let go. */
  void hold(String node) {
    held.add(node);
  }

  void letGo(String node) {
    held.remove(node);
  }

  /** The node's service cannot be started. */
  void breakService(String node, String service) {
    failing.add(node + " " + service);
  }

  void repairService(String node, String service) {
    failing.remove(node + " " + service);
  }

  private boolean serves(NodeName node) {
    return serving.getOrDefault(node, node.value().endsWith("-1"));
  }

  @Override
  public Answer<NodeView> observe(Group group, NodeRef node) {
    if (away.contains(node.name().value())) {
      return new Answer.Unreachable<>("no connection to node " + node.name());
    }
    boolean serves = serves(node.name());
    List<NodeView.Service> services =
        group.profile().serviceNames().stream()
            .map(
                name ->
                    new NodeView.Service(
                        name,
                        serves ? NodeView.ServiceState.RUNNING : NodeView.ServiceState.STOPPED,
                        NodeView.StartType.MANUAL))
            .toList();
    return new Answer.Given<>(
        new NodeView(
            node.name().value(),
            "boot-1",
            FencingEpoch.none(),
            services,
            new NodeView.Disk(serves, Optional.empty(), List.of()),
            Optional.of(serves)));
  }

  @Override
  public BreakerState breaker(NodeRef node) {
    return away.contains(node.name().value()) ? BreakerState.OPEN : BreakerState.CLOSED;
  }

  @Override
  public StepOutcome promise(NodeRef node, Fence fence) {
    return done(node);
  }

  @Override
  public StepOutcome bringService(
      NodeRef node, ServiceName service, ServiceGoal goal, Fence fence) {
    if (held.contains(node.name().value())) {
      return new StepOutcome.OnItsWay(service + " is on its way", Duration.ofMillis(50));
    }
    if (goal == ServiceGoal.RUNNING && failing.contains(node.name() + " " + service)) {
      return new StepOutcome.Failed(
          service + " stopped with 1067", "Look at the event log of " + node.name() + ".");
    }
    serving.put(node.name(), goal == ServiceGoal.RUNNING);
    return done(node);
  }

  @Override
  public StepOutcome bringDiskOnline(NodeRef node, DiskRef disk, Fence fence) {
    return done(node);
  }

  @Override
  public StepOutcome takeDiskOver(NodeRef node, DiskRef disk, Fence fence) {
    return done(node);
  }

  @Override
  public StepOutcome takeDiskOffline(NodeRef node, DiskRef disk, Fence fence) {
    return done(node);
  }

  @Override
  public StepOutcome addAddress(NodeRef node, AddressMode.Floating address, Fence fence) {
    return done(node);
  }

  @Override
  public StepOutcome removeAddress(NodeRef node, AddressMode.Floating address, Fence fence) {
    return done(node);
  }

  @Override
  public StepOutcome confirmRelease(NodeRef node, ReleaseClaim claim, Fence fence) {
    return done(node);
  }

  @Override
  public Answer<Optional<Instant>> leaseUntil(NodeRef ref, GroupName group, FencingEpoch epoch) {
    return new Answer.Given<>(Optional.empty());
  }

  @Override
  public StepOutcome lease(NodeRef node, LeaseOrder order, Fence fence) {
    return done(node);
  }

  private StepOutcome done(NodeRef node) {
    return away.contains(node.name().value())
        ? new StepOutcome.RetryLater("no connection to node " + node.name())
        : new StepOutcome.Done("");
  }
}
