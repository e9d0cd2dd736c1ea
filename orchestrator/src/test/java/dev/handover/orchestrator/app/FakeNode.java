package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.LeaseOrder;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.ServiceName;
import dev.handover.orchestrator.domain.StepOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What one simulated server has of the group. */
final class FakeNode {
  final NodeName name;
  final TreeSet<String> running = new TreeSet<>();
  final TreeSet<String> files = new TreeSet<>();
  final List<String> leases = new ArrayList<>();
  private Optional<FencingEpoch> held = Optional.empty();
  boolean disk;

  /** Who has the disk's reservation, as this node reads it. */
  NodeView.Reservation reservation = NodeView.Reservation.UNSUPPORTED;

  boolean address;
  boolean reachable = true;
  FencingEpoch promised = FencingEpoch.none();

  FakeNode(NodeName name) {
    this.name = name;
  }

  StepOutcome address(boolean present) {
    address = present;
    return new StepOutcome.Done("");
  }

  /** Whoever loses its reservation loses the disk, and what runs on it ends. */
  FakeNode preempting(FakeNode other) {
    if (reservation.canBeTaken()) {
      other.disk = false;
      other.running.clear();
      reservation = NodeView.Reservation.OURS;
    }
    return this;
  }

  /** Each lease expires a second after the former one: it is a name here, and no time. */
  StepOutcome lease(LeaseOrder order, FencingEpoch epoch) {
    String found = held(epoch).map(Instant::toString).orElse("NONE");
    if (order.replaces().filter(meant -> !meant.equals(found)).isPresent()) {
      return new StepOutcome.Refused("the lease is " + found, "look again");
    }
    leases.add(order.time() + " epoch " + epoch.value());
    held = order.time().isZero() ? Optional.empty() : Optional.of(epoch);
    return new StepOutcome.Done("");
  }

  Optional<Instant> held(FencingEpoch epoch) {
    return held.filter(epoch::equals).map(any -> Instant.EPOCH.plusSeconds(leases.size()));
  }

  /** Fails when both have the same of the group. */
  void requireNotBoth(FakeNode other) {
    if (disk && other.disk) {
      throw new AssertionError("two nodes have the disk: " + this + "; " + other);
    }
    if (!running.isEmpty() && !other.running.isEmpty()) {
      throw new AssertionError("two nodes run services: " + this + "; " + other);
    }
    if (address && other.address) {
      throw new AssertionError("two nodes have the address: " + this + "; " + other);
    }
  }

  NodeView view(List<ServiceName> services) {
    return new NodeView(
        name.value(),
        "boot-1",
        promised,
        services.stream().map(this::service).toList(),
        new NodeView.Disk(disk, Optional.empty(), List.of(), reservation),
        Optional.of(address));
  }

  private NodeView.Service service(ServiceName service) {
    NodeView.ServiceState state =
        running.contains(service.value())
            ? NodeView.ServiceState.RUNNING
            : NodeView.ServiceState.STOPPED;
    return new NodeView.Service(service, state, NodeView.StartType.MANUAL);
  }

  @Override
  public String toString() {
    return "%s: services %s, disk %s, address %s".formatted(name, running, disk, address);
  }
}
