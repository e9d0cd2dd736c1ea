package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.emulated.MachineFile.DiskEntry;
import dev.handover.node.adapter.emulated.MachineState.OnlineDisk;
import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskReservation;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.DiskStatus.Particulars;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.OpenFile;
import dev.handover.node.domain.SanPolicy;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Switching disks as image folders that both nodes see; ONLINE is an exclusive lock of the
 * operating system.
 */
final class EmulatedDisks implements Disks {
  private static final String SYSTEM_DRIVE = "C:";

  private final MachineFolder folder;
  private final EmulatedServices services;
  private final String node;
  private final Path sharedDir;
  private final InstantSource clock;
  private final Map<String, OwnerLock> locks = new HashMap<>();

  EmulatedDisks(
      MachineFolder folder,
      EmulatedServices services,
      EmulatedMachine.Setup setup,
      InstantSource clock) {
    this.folder = folder;
    this.services = services;
    this.node = setup.node();
    this.sharedDir = setup.sharedDir();
    this.clock = clock;
  }

  @Override
  public Optional<DiskStatus> query(DiskId disk) {
    return folder.alone(() -> image(disk.value()).map(image -> status(disk, image)));
  }

  @Override
  public DiskChange bringOnline(DiskId disk, String mountPoint, FencingEpoch epoch) {
    if (!isOnline(disk)) {
      spend(disk, DiskEntry::attachDelay);
    }
    return folder.alone(() -> attach(disk, mountPoint, epoch));
  }

  @Override
  public DiskChange preempt(DiskId disk) {
    return folder.alone(() -> take(disk));
  }

  @Override
  public DiskChange takeOffline(DiskId disk, FencingEpoch epoch) {
    if (isOnline(disk)) {
      spend(disk, DiskEntry::detachDelay);
    }
    return folder.alone(() -> detach(disk, epoch));
  }

  private boolean isOnline(DiskId disk) {
    return folder.state().disks().containsKey(disk.value());
  }

  private void spend(DiskId disk, Function<DiskEntry, Duration> delay) {
    @Nullable DiskEntry entry = folder.machine().disks().get(disk.value());
    if (entry != null) {
      folder.spend(delay.apply(entry), clock);
    }
  }

  /** Without reservations there is only a lock of the operating system: nobody can take that. */
  private DiskChange take(DiskId disk) {
    DiskImage image = image(disk.value()).orElseThrow();
    if (image.reservation().isPresent()) {
      image.reservation().get().preempt();
      return new DiskChange.Done();
    }
    if (isOnline(disk)) {
      return new DiskChange.Done();
    }
    Optional<OwnerLock> lock = image.take();
    lock.ifPresent(OwnerLock::release);
    return lock.isPresent()
        ? new DiskChange.Done()
        : new DiskChange.Broken(disk, "it knows no reservations, so none can be preempted");
  }

  /**
   * After the process was gone: every disk that was ONLINE is taken again, or lost to the partner.
   */
  void takeAgain() {
    folder.state().disks().forEach(this::takeAgain);
  }

  private void takeAgain(String id, OnlineDisk disk) {
    Optional<DiskImage> image = image(id);
    Optional<OwnerLock> lock = image.flatMap(DiskImage::take);
    if (lock.isPresent()) {
      locks.put(id, lock.get());
      image.get().writeOwner(node);
      image.get().log(clock.instant(), node, DiskImage.Event.ATTACHED, disk.epoch());
      return;
    }
    image.ifPresent(found -> found.log(clock.instant(), node, DiskImage.Event.LOST, disk.epoch()));
    folder.save(folder.state().withDisk(id, null));
    services.loseDisk(id);
  }

  /** After a power cut: what was ONLINE is not any more. */
  void recordLoss(MachineState former) {
    former.disks().forEach((id, disk) -> image(id).ifPresent(image -> recordLoss(image, disk)));
  }

  private void recordLoss(DiskImage image, OnlineDisk disk) {
    image.log(clock.instant(), node, DiskImage.Event.LOST, disk.epoch());
    if (image.lastOwner().filter(node::equals).isPresent()) {
      image.clearOwner();
    }
  }

  /** What Windows does at boot with the disks that were brought online for good. */
  void attachAtBoot(MachineState former) {
    former.disks().entrySet().stream()
        .filter(disk -> disk.getValue().alsoAfterBoot())
        .forEach(
            disk -> {
              folder.save(folder.state().withDisk(disk.getKey(), disk.getValue()));
              takeAgain(disk.getKey(), disk.getValue());
            });
  }

  void die() {
    locks.values().forEach(OwnerLock::release);
    locks.clear();
  }

  private DiskChange attach(DiskId disk, String mountPoint, FencingEpoch epoch) {
    OnlineDisk online = new OnlineDisk(mountPoint, epoch.value(), false);
    DiskImage image = image(disk.value()).orElseThrow();
    DiskReservation reserved = image.reserved();
    if (reserved.state() == DiskReservation.State.OTHERS) {
      return new DiskChange.HeldElsewhere(disk, reserved.holder());
    }
    if (mountPoint.equalsIgnoreCase(SYSTEM_DRIVE)) {
      return new DiskChange.Broken(disk, mountPoint + " belongs to another volume of this machine");
    }
    @Nullable OnlineDisk before = folder.state().disks().get(disk.value());
    if (before != null) {
      return keep(disk, before, online);
    }
    @Nullable String fault = folder.faults().disks().get(disk.value());
    if (fault != null) {
      return new DiskChange.Broken(disk, fault);
    }
    Optional<OwnerLock> lock = image.take();
    if (lock.isEmpty()) {
      return new DiskChange.HeldElsewhere(disk, image.lastOwner().orElse(null));
    }
    try {
      image.reservation().ifPresent(EmulatedReservation::take);
      image.log(clock.instant(), node, DiskImage.Event.ATTACHED, epoch.value());
      image.writeOwner(node);
      folder.save(folder.state().withDisk(disk.value(), online));
    } catch (UncheckedIOException e) {
      lock.get().release();
      return new DiskChange.Broken(disk, String.valueOf(e.getMessage()));
    }
    locks.put(disk.value(), lock.get());
    return new DiskChange.Done();
  }

  /** What Windows would attach at boot has to go offline once, as on a real machine. */
  private DiskChange keep(DiskId disk, OnlineDisk before, OnlineDisk now) {
    List<OpenFile> open =
        before.alsoAfterBoot() ? openFiles(disk.value(), before.mountPoint()) : List.of();
    if (!open.isEmpty()) {
      return new DiskChange.AttachedByOthers(disk, new DiskChange.InUse(disk, open));
    }
    folder.save(folder.state().withDisk(disk.value(), now));
    return new DiskChange.Done();
  }

  private DiskChange detach(DiskId disk, FencingEpoch epoch) {
    @Nullable OnlineDisk online = folder.state().disks().get(disk.value());
    if (online == null) {
      image(disk.value()).flatMap(DiskImage::reservation).ifPresent(EmulatedReservation::release);
      return new DiskChange.Done();
    }
    List<OpenFile> open = openFiles(disk.value(), online.mountPoint());
    if (!open.isEmpty()) {
      return new DiskChange.InUse(disk, open);
    }
    @Nullable String fault = folder.faults().disks().get(disk.value());
    if (fault != null) {
      return new DiskChange.Broken(disk, fault);
    }
    folder.save(folder.state().withDisk(disk.value(), null));
    DiskImage image = image(disk.value()).orElseThrow();
    image.log(clock.instant(), node, DiskImage.Event.DETACHED, epoch.value());
    if (image.lastOwner().filter(node::equals).isPresent()) {
      image.clearOwner();
    }
    image.reservation().ifPresent(EmulatedReservation::release);
    @Nullable OwnerLock lock = locks.remove(disk.value());
    if (lock != null) {
      lock.release();
    }
    return new DiskChange.Done();
  }

  private DiskStatus status(DiskId disk, DiskImage image) {
    @Nullable OnlineDisk online = folder.state().disks().get(disk.value());
    DiskReservation reserved = image.reserved();
    @Nullable HostSection host = folder.machine().host();
    @Nullable SanPolicy policy = host == null ? null : host.sanPolicy();
    boolean isElsewhere = reserved.state() == DiskReservation.State.OTHERS;
    if (online == null) {
      String owner = image.lastOwner().filter(name -> !name.equals(node)).orElse(null);
      String holder = isElsewhere ? reserved.holder() : owner;
      return new DiskStatus(disk, DiskState.OFFLINE, null, holder, List.of())
          .with(new Particulars(null, reserved, policy));
    }
    List<OpenFile> open = openFiles(disk.value(), online.mountPoint());
    String holder = isElsewhere ? reserved.holder() : node;
    return new DiskStatus(disk, DiskState.ONLINE, online.mountPoint(), holder, open)
        .with(new Particulars(image.space().orElse(null), reserved, policy));
  }

  private List<OpenFile> openFiles(String disk, String mountPoint) {
    List<OpenFile> open = new ArrayList<>(services.openFilesOn(disk, mountPoint));
    folder.faults().openFiles().stream()
        .filter(file -> file.disk().equals(disk))
        .map(file -> new OpenFile(file.path(), file.holder()))
        .forEach(open::add);
    return open;
  }

  private Optional<DiskImage> image(String id) {
    return Optional.ofNullable(folder.machine().disks().get(id))
        .map(
            entry ->
                new DiskImage(sharedDir.resolve(entry.image()), node, entry.hasReservations()));
  }
}
