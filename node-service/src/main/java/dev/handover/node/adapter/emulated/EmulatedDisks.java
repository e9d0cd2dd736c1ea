package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.emulated.MachineState.OnlineDisk;
import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.OpenFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Switching disks as image folders that both nodes see; ONLINE is an exclusive lock of the
 * operating system.
 */
final class EmulatedDisks implements Disks {
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
    return folder.alone(() -> attach(disk, mountPoint, epoch));
  }

  /** An emulated disk is kept by a lock of the operating system, which nobody can take away. */
  @Override
  public DiskChange preempt(DiskId disk) {
    return folder.alone(() -> isFree(disk) ? new DiskChange.Done() : unsupported(disk));
  }

  @Override
  public DiskChange takeOffline(DiskId disk, FencingEpoch epoch) {
    return folder.alone(() -> detach(disk, epoch));
  }

  private boolean isFree(DiskId disk) {
    if (folder.state().disks().containsKey(disk.value())) {
      return true;
    }
    Optional<OwnerLock> lock = image(disk.value()).flatMap(DiskImage::take);
    lock.ifPresent(OwnerLock::release);
    return lock.isPresent();
  }

  private static DiskChange unsupported(DiskId disk) {
    return new DiskChange.Broken(disk, "it knows no reservations, so none can be preempted");
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

  void die() {
    locks.values().forEach(OwnerLock::release);
    locks.clear();
  }

  private DiskChange attach(DiskId disk, String mountPoint, FencingEpoch epoch) {
    OnlineDisk online = new OnlineDisk(mountPoint, epoch.value());
    if (folder.state().disks().containsKey(disk.value())) {
      folder.save(folder.state().withDisk(disk.value(), online));
      return new DiskChange.Done();
    }
    @Nullable String fault = folder.faults().disks().get(disk.value());
    if (fault != null) {
      return new DiskChange.Broken(disk, fault);
    }
    DiskImage image = image(disk.value()).orElseThrow();
    Optional<OwnerLock> lock = image.take();
    if (lock.isEmpty()) {
      return new DiskChange.HeldElsewhere(disk, image.lastOwner().orElse(null));
    }
    try {
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

  private DiskChange detach(DiskId disk, FencingEpoch epoch) {
    @Nullable OnlineDisk online = folder.state().disks().get(disk.value());
    if (online == null) {
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
    image.clearOwner();
    @Nullable OwnerLock lock = locks.remove(disk.value());
    if (lock != null) {
      lock.release();
    }
    return new DiskChange.Done();
  }

  private DiskStatus status(DiskId disk, DiskImage image) {
    @Nullable OnlineDisk online = folder.state().disks().get(disk.value());
    if (online == null) {
      String holder = image.lastOwner().filter(name -> !name.equals(node)).orElse(null);
      return new DiskStatus(disk, DiskState.OFFLINE, null, holder, List.of());
    }
    List<OpenFile> open = openFiles(disk.value(), online.mountPoint());
    return new DiskStatus(disk, DiskState.ONLINE, online.mountPoint(), node, open);
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
        .map(entry -> new DiskImage(sharedDir.resolve(entry.image())));
  }
}
