package dev.handover.node.adapter.windows.storage;

import dev.handover.node.adapter.windows.storage.DiskSelection.ReservationUse;
import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskReservation;
import dev.handover.node.domain.DiskReservation.State;
import dev.handover.node.domain.OpenFile;
import dev.handover.node.domain.Waiting;
import java.nio.file.Path;
import java.time.Duration;
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
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int VOLUME_PAUSES = 300;
  private static final int LOCK_PAUSES = 10;

  private final DiskId id;
  private final Devices.Device device;
  private final DiskDevice disk;
  private final PersistentReservation reservation;
  private final Setting setting;

  /** What a disk is switched with. */
  record Setting(
      Devices devices,
      OpenFiles openFiles,
      Waiting waiting,
      ReservationKey key,
      ReservationUse use) {}

  WindowsDisk(DiskId id, Devices.Device device, Setting setting) {
    this.id = id;
    this.device = device;
    this.disk = new DiskDevice(device);
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
    boolean wasUsable = disk.isUsable();
    try {
      if (!wasUsable) {
        disk.makeUsable();
      }
      String volume = awaitVolume();
      mount(volume, mountPoint);
      Optional<String> fault = WriteProbe.run(setting.devices().root(mountPoint));
      return fault.isEmpty() ? new DiskChange.Done() : turnBack(wasUsable, fault.get());
    } catch (StorageException e) {
      return e.isReservationConflict()
          ? heldBy(reservation.read())
          : turnBack(wasUsable, String.valueOf(e.getMessage()));
    } catch (Unfit e) {
      return turnBack(wasUsable, String.valueOf(e.getMessage()));
    }
  }

  /** A disk that was online before is left so: its services may be at work. */
  private DiskChange turnBack(boolean wasUsable, String reason) {
    if (wasUsable) {
      return new DiskChange.Broken(id, reason);
    }
    DiskChange back = takeOffline();
    String left = back.refusal().map(why -> "; it stays online: " + why.detail()).orElse("");
    return new DiskChange.Broken(id, reason + left);
  }

  /** Windows shows the volume a moment after its disk. */
  private String awaitVolume() throws StorageException, Unfit {
    int number = disk.number();
    List<String> volumes = volumes().of(number);
    for (int pauses = 0; volumes.isEmpty() && pauses < VOLUME_PAUSES; pauses++) {
      if (!setting.waiting().pause(PAUSE)) {
        break;
      }
      volumes = volumes().of(number);
    }
    if (volumes.size() != 1) {
      throw new Unfit(
          "a switching disk has exactly one volume, this one has %d".formatted(volumes.size()));
    }
    return volumes.get(0);
  }

  private void mount(String volume, String mountPoint) throws StorageException, Unfit {
    Optional<String> wanted = setting.devices().target(volume);
    Optional<String> found = setting.devices().target(mountPoint);
    if (found.isPresent() && found.equals(wanted)) {
      return;
    }
    if (found.isPresent()) {
      throw new Unfit(mountPoint + " belongs to another volume of this machine");
    }
    setting.devices().mount(mountPoint, volume);
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
      Optional<DiskChange> refused = disk.isOffline() ? Optional.empty() : detach(locked);
      if (refused.isPresent()) {
        return refused.get();
      }
      reservation.release();
      return new DiskChange.Done();
    } catch (StorageException e) {
      return broken(e);
    } finally {
      locked.forEach(VolumeDevice::close);
    }
  }

  private Optional<DiskChange> detach(List<VolumeDevice> locked) throws StorageException {
    if (isLost()) {
      abandon(locked);
    } else {
      Optional<DiskChange> inUse = dismount(locked);
      if (inUse.isPresent()) {
        return inUse;
      }
    }
    try {
      disk.takeOffline();
      return Optional.empty();
    } catch (StorageException e) {
      if (e.isInUse()) {
        return Optional.of(inUse());
      }
      throw e;
    }
  }

  /** Whether another machine took the disk, so that nothing can be written from here any more. */
  private boolean isLost() throws StorageException {
    return setting.use() != ReservationUse.NONE && reservation.read().state() == State.OTHERS;
  }

  /** Nothing can be saved, and waiting for it would only keep a dead disk online. */
  private void abandon(List<VolumeDevice> locked) throws StorageException {
    for (String name : volumes().of(disk.number())) {
      VolumeDevice volume = volumes().open(name);
      locked.add(volume);
      try {
        volume.lock();
        volume.flush();
      } catch (StorageException e) {
        LOG.warnf(
            "Disk %s was taken by another machine; what was not written to %s yet is lost: %s",
            id, name, e.getMessage());
      }
      volume.dismount();
    }
  }

  private Optional<DiskChange> dismount(List<VolumeDevice> locked) throws StorageException {
    for (String name : volumes().of(disk.number())) {
      VolumeDevice volume = volumes().open(name);
      locked.add(volume);
      if (!lock(volume)) {
        return Optional.of(inUse());
      }
    }
    for (VolumeDevice volume : locked) {
      volume.flush();
      volume.dismount();
    }
    return Optional.empty();
  }

  /** A virus scanner or an indexer lets go after a moment, so that one refusal is not the end. */
  private boolean lock(VolumeDevice volume) throws StorageException {
    for (int pauses = 0; ; pauses++) {
      try {
        volume.lock();
        return true;
      } catch (StorageException e) {
        if (!e.isInUse()) {
          throw e;
        }
        if (pauses == LOCK_PAUSES || !setting.waiting().pause(PAUSE)) {
          return false;
        }
      }
    }
  }

  private DiskChange inUse() {
    List<OpenFile> open = new ArrayList<>();
    mountPoint()
        .map(setting.devices()::root)
        .ifPresent(
            (Path root) -> {
              open.addAll(setting.openFiles().remote(root));
              open.addAll(setting.openFiles().local(root));
            });
    if (open.isEmpty()) {
      open.add(new OpenFile("a file that cannot be named", "a process that cannot be named"));
    }
    return new DiskChange.InUse(id, open);
  }

  /** Where the disk is mounted, by drive letter. */
  Optional<String> mountPoint() {
    try {
      return volumes().of(disk.number()).stream()
          .flatMap(volume -> volumes().letter(volume).stream())
          .findFirst();
    } catch (StorageException e) {
      return Optional.empty();
    }
  }

  boolean isOffline() throws StorageException {
    return disk.isOffline();
  }

  DiskReservation reservation() throws StorageException {
    return reservation.read();
  }

  private Volumes volumes() {
    return new Volumes(setting.devices());
  }

  private DiskChange broken(StorageException e) {
    return new DiskChange.Broken(id, String.valueOf(e.getMessage()));
  }

  @Override
  public void close() {
    device.close();
  }

  /** The disk is there, but not as a switching disk must be. */
  private static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    Unfit(String reason) {
      super(reason);
    }
  }
}
