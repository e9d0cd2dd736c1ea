package dev.handover.node.app;

import dev.handover.node.adapter.emulated.EmulatedLab;
import dev.handover.node.adapter.emulated.EmulatedMachine;
import dev.handover.node.domain.Actor;
import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.Holdings;
import dev.handover.node.domain.LeaseGuard;
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.MemoryAddressOwners;
import dev.handover.node.domain.MemoryDiskOwners;
import dev.handover.node.domain.MemoryLeases;
import dev.handover.node.domain.MemoryPromises;
import dev.handover.node.domain.ServiceName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An emulated machine that serves a group, with everything that a lease is made of. */
final class LeaseLab {
  static final DiskId DISK = new DiskId("data");
  static final FloatingAddress ADDRESS = new FloatingAddress("192.0.2.50");
  static final ServiceName DATABASE = new ServiceName("AppDatabase");
  static final ServiceName SERVER = new ServiceName("AppServer");
  static final Holdings HOLDINGS =
      new Holdings(List.of(DATABASE, SERVER), Optional.of(DISK), Optional.of(ADDRESS));
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final LeaseKeeper.Renewal RENEWAL =
      new LeaseKeeper.Renewal(MINUTE, HOLDINGS, Optional.empty());

  final ManualTime time = new ManualTime();
  final EmulatedLab machines;
  EmulatedMachine machine;
  final MemoryLeases leases = new MemoryLeases();
  final MemoryDiskOwners diskOwners = new MemoryDiskOwners();
  final MemoryPromises promises = new MemoryPromises();
  final EpochGate gate = new EpochGate(promises, new LeaseGuard(leases, time), time);
  Switches switches;
  LeaseKeeper keeper;
  LettingGo lettingGo;

  LeaseLab(Path folder) {
    machines = new EmulatedLab(folder, time);
    machine = machines.open("exch1");
    switches = connected();
    restart();
  }

  /** The machine is new as well: nothing runs, but a reservation of the disk is still there. */
  void cutThePower() {
    machine.die();
    machine = machines.boot("exch1");
    switches = connected();
    restart();
  }

  private Switches connected() {
    return new Switches(
        new ServiceSwitch(machine.services(), gate, time),
        new DiskSwitch(machine.disks(), new DiskClaims(machine.disks(), diskOwners), gate),
        new AddressSwitch(machine.addresses(), new MemoryAddressOwners(), gate));
  }

  /** The process is new; what was stored is still there. */
  void restart() {
    keeper = new LeaseKeeper(leases, promises, gate, time);
    lettingGo = new LettingGo(keeper, switches, machine.eventLog(), time);
  }

  /** From now on every question about a disk ends like this. */
  void failDisks(RuntimeException failure) {
    Broken broken = new Broken(failure);
    switches =
        new Switches(
            switches.services(),
            new DiskSwitch(broken, new DiskClaims(broken, diskOwners), gate),
            switches.addresses());
    restart();
  }

  private record Broken(RuntimeException failure) implements Disks {
    @Override
    public Optional<DiskStatus> query(DiskId disk) {
      throw failure;
    }

    @Override
    public DiskChange bringOnline(DiskId disk, String mountPoint, FencingEpoch epoch) {
      throw failure;
    }

    @Override
    public DiskChange preempt(DiskId disk) {
      throw failure;
    }

    @Override
    public DiskChange takeOffline(DiskId disk, FencingEpoch epoch) {
      throw failure;
    }
  }

  void serve(Fence fence) {
    switches.disks().bringOnline(DISK, "X:", fence);
    switches.addresses().add(ADDRESS, 24, fence);
    for (ServiceName name : HOLDINGS.services()) {
      switches
          .services()
          .bringTo(
              new ServiceSwitch.Request(name, DesiredState.RUNNING, Duration.ofSeconds(10), fence));
    }
  }

  static Fence fence(long epoch) {
    return new Fence(
        new GroupName("app"),
        new FencingEpoch(epoch),
        UUID.fromString("0192f0c1-7a53-7d11-8f6e-%012d".formatted(epoch)),
        new Actor("orchestrator", null));
  }
}
