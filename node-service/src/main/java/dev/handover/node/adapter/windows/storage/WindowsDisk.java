package dev.handover.node.adapter.windows.storage;

import dev.handover.node.adapter.windows.storage.DiskSelection.ReservationUse;
import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskReservation;
import dev.handover.node.domain.DiskReservation.State;
import dev.handover.node.domain.Waiting;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One switching disk, open for the length of one change.
 *
 * <p>Every step is one that may have been done already, so a change that a crash cut short is
 * finished by asking again. Online: reservation, attributes, volume, mount point, write probe;
 * whatever fails, the disk is offline afterwards and its reservation given back. Offline: lock,
 * flush, dismount, attributes, reservation; nothing is changed when the lock is refused, unless
 * another machine took the disk: then it goes offline without what cannot be written.
 */
final class WindowsDisk implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(WindowsDisk.class);

  private final DiskId id;
  private final Devices.Device device;
  private final DiskDevice disk;
  private final DiskVolumes volumes;
  private final PersistentReservation reservation;
  private final Setting setting;

  /** What a disk is switched with. */
  record Setting(
      Devices devices,
      OpenFiles openFiles,
      Waiting waiting,
      Attachments attachments,
      ReservationKey key,
      ReservationUse use) {}

  WindowsDisk(DiskId id, Devices.Device device, Setting setting) {
    this.id = id;
    this.device = device;
    this.disk = new DiskDevice(device);
    this.volumes = new DiskVolumes(id, disk, setting);
    this.reservation = new PersistentReservation(device, setting.key());
    this.setting = setting;
  }

  DiskChange bringOnline(String mountPoint) {
    try {
      Optional<DiskChange> refused = reserve();
      return refused.isPresent() ? refused.get() : attach(mountPoint);
    } catch (StorageException e) {
      return broken(e);
    }
  }

  private Optional<DiskChange> reserve() throws StorageException {
    if (setting.use() == ReservationUse.NONE) {
      return Optional.empty();
    }
    DiskReservation now = reservation.take();
    return switch (now.state()) {
      case OURS -> Optional.empty();
      case OTHERS, NONE -> Optional.of(heldBy(now));
      case UNSUPPORTED ->
          setting.use() == ReservationUse.IF_SUPPORTED
              ? Optional.empty()
              : Optional.of(new DiskChange.Broken(id, "it knows no persistent reservations"));
    };
  }

  private DiskChange heldBy(DiskReservation now) {
    return new DiskChange.HeldElsewhere(id, now.key() == null ? null : now.holderOrKey());
  }

  private DiskChange attach(String mountPoint) throws StorageException {
    boolean wasOurs = setting.attachments().isOurs(id) && disk.isUsable();
    try {
      Optional<DiskChange> refused = wasOurs ? Optional.empty() : attachUntilTheNextBoot();
      if (refused.isPresent()) {
        return refused.get();
      }
      volumes.mount(mountPoint);
      Optional<String> fault = WriteProbe.run(setting.devices().root(mountPoint));
      return fault.isEmpty() ? new DiskChange.Done() : turnBack(wasOurs, fault.get());
    } catch (StorageException e) {
      return e.isReservationConflict()
          ? heldBy(reservation.read())
          : turnBack(wasOurs, String.valueOf(e.getMessage()));
    } catch (DiskVolumes.Unfit | UncheckedIOException e) {
      return turnBack(wasOurs, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Windows is told first, for good, that the disk is offline, and only then that it is online for
   * now: whenever the power is cut, nothing is attached at boot. A disk that somebody else brought
   * online has to go offline for that.
   */
  private Optional<DiskChange> attachUntilTheNextBoot() throws StorageException {
    List<VolumeDevice> locked = new ArrayList<>();
    try {
      Optional<DiskChange> inUse = detach(locked);
      if (inUse.isPresent()) {
        return inUse.map(why -> new DiskChange.AttachedByOthers(id, why));
      }
    } finally {
      locked.forEach(VolumeDevice::close);
    }
    setting.attachments().keep(id);
    disk.makeUsable();
    return Optional.empty();
  }

  /** A disk that was ours before is left so: its services may be at work. */
  private DiskChange turnBack(boolean wasOurs, String reason) {
    if (wasOurs) {
      return new DiskChange.Broken(id, reason);
    }
    DiskChange back = takeOffline();
    String left = back.refusal().map(why -> "; it stays online: " + why.detail()).orElse("");
    return new DiskChange.Broken(id, reason + left);
  }

  DiskChange preempt() {
    try {
      DiskReservation now = reservation.preempt();
      return now.state() == State.OURS
          ? new DiskChange.Done()
          : new DiskChange.Broken(id, "its reservation cannot be preempted: it is " + now.state());
    } catch (StorageException e) {
      return broken(e);
    }
  }

  DiskChange takeOffline() {
    List<VolumeDevice> locked = new ArrayList<>();
    try {
      Optional<DiskChange> inUse = disk.isOffline() ? stayOffline() : detach(locked);
      if (inUse.isPresent()) {
        return inUse.get();
      }
      forget();
      reservation.release();
      return new DiskChange.Done();
    } catch (StorageException e) {
      return broken(e);
    } finally {
      locked.forEach(VolumeDevice::close);
    }
  }

  /** Offline by SAN policy, perhaps, and not yet for good; whether or not, it can be given back. */
  private Optional<DiskChange> stayOffline() {
    try {
      disk.takeOffline();
    } catch (StorageException e) {
      LOG.warnf("Disk %s is offline, but Windows does not write that down: %s", id, e.getMessage());
    }
    return Optional.empty();
  }

  /** What is not forgotten only keeps the next online from writing OFFLINE down once more. */
  private void forget() {
    try {
      setting.attachments().forget(id);
    } catch (UncheckedIOException e) {
      LOG.warnf("Disk %s is offline, but that cannot be kept: %s", id, e.getMessage());
    }
  }

  /** Takes the disk offline for good, also where it is offline already. */
  private Optional<DiskChange> detach(List<VolumeDevice> locked) throws StorageException {
    if (!disk.isOffline()) {
      Optional<DiskChange> inUse = isLost() ? volumes.abandon(locked) : volumes.dismount(locked);
      if (inUse.isPresent()) {
        return inUse;
      }
    }
    try {
      disk.takeOffline();
      return Optional.empty();
    } catch (StorageException e) {
      if (e.isInUse()) {
        return Optional.of(volumes.inUse());
      }
      throw e;
    }
  }

  /** Whether another machine took the disk, so that nothing can be written from here any more. */
  private boolean isLost() throws StorageException {
    return setting.use() != ReservationUse.NONE && reservation.read().state() == State.OTHERS;
  }

  /** Where the disk is mounted, by drive letter. */
  Optional<String> mountPoint() {
    return volumes.mountPoint();
  }

  boolean isOffline() throws StorageException {
    return disk.isOffline();
  }

  DiskReservation reservation() throws StorageException {
    return reservation.read();
  }

  private DiskChange broken(StorageException e) {
    return new DiskChange.Broken(id, String.valueOf(e.getMessage()));
  }

  @Override
  public void close() {
    device.close();
  }
}
