package dev.handover.node.app;

import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.Machine;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves that this node let go of a group.
 *
 * <p>The epoch is promised first, which also waits for older acts to end; only then is the machine
 * read. So what is read cannot be changed any more by anybody with an older epoch. A service that
 * is not installed, or whose process is gone, holds nothing.
 */
@ApplicationScoped
public class ReleaseProof {
  private final ServiceControlManager services;
  private final Disks disks;
  private final Addresses addresses;
  private final Machine machine;
  private final EpochGate gate;
  private final InstantSource clock;

  /** What the node is asked to have let go of. */
  public record Holdings(
      List<ServiceName> services, DiskId disk, Optional<FloatingAddress> address) {
    public Holdings {
      services = List.copyOf(services);
    }
  }

  /** The node's word. */
  public record Confirmation(String bootId, Instant confirmedAt) {}

  public ReleaseProof(Ports ports, EpochGate gate, InstantSource clock) {
    this.services = ports.services();
    this.disks = ports.disks();
    this.addresses = ports.addresses();
    this.machine = ports.machine();
    this.gate = gate;
    this.clock = clock;
  }

  /** Confirms, or refuses with not-released and a list of what is still held. */
  public Confirmation confirm(Holdings holdings, Fence fence) {
    gate.admit(fence);
    List<Refusal.Item> held = gate.act(fence, () -> stillHeld(holdings));
    if (held.isEmpty()) {
      return new Confirmation(machine.bootId(), clock.instant());
    }
    throw new RefusedException(
        new Refusal(
            RefusalCode.NOT_RELEASED,
            "This node still holds %d parts of group %s.".formatted(held.size(), fence.group()),
            "Stop the services, take the disk offline and remove the address, in this order, then ask again.",
            held,
            null));
  }

  private List<Refusal.Item> stillHeld(Holdings holdings) {
    List<Refusal.Item> held = new ArrayList<>();
    for (ServiceName name : holdings.services()) {
      ServiceStatus status = services.query(name);
      if (!status.state().hasLetGo()) {
        held.add(new Refusal.Item("service " + name, "is " + status.state()));
      }
    }
    diskHeld(holdings.disk()).ifPresent(held::add);
    holdings
        .address()
        .filter(address -> addresses.query(address).isPresent())
        .ifPresent(address -> held.add(new Refusal.Item("address " + address, "is PRESENT")));
    return held;
  }

  private static Refusal.Item heldDisk(DiskId disk, DiskStatus found) {
    return new Refusal.Item(
        "disk " + disk,
        found.state() == DiskState.ONLINE
            ? "is ONLINE at " + found.mountPoint()
            : "is OFFLINE, but its reservation is still held");
  }

  private Optional<Refusal.Item> diskHeld(DiskId disk) {
    Optional<DiskStatus> status = disks.query(disk);
    if (status.isEmpty()) {
      return Optional.of(
          new Refusal.Item(
              "disk " + disk, "is not known to this machine, so nothing can be said about it"));
    }
    return status.filter(found -> !found.hasLetGo()).map(found -> heldDisk(disk, found));
  }
}
