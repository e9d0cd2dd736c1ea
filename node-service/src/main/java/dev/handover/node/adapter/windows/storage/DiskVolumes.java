package dev.handover.node.adapter.windows.storage;

import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.OpenFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The volumes of one switching disk, of which there is one, mounted and dismounted. */
final class DiskVolumes {
  private static final Logger LOG = Logger.getLogger(DiskVolumes.class);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int VOLUME_PAUSES = 300;
  private static final int LOCK_PAUSES = 10;

  private final DiskId id;
  private final DiskDevice disk;
  private final WindowsDisk.Setting setting;

  DiskVolumes(DiskId id, DiskDevice disk, WindowsDisk.Setting setting) {
    this.id = id;
    this.disk = disk;
    this.setting = setting;
  }

  /** Windows shows the volume a moment after its disk. */
  private String awaitOne() throws StorageException, Unfit {
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

  /**
   * Gives the disk's volume the mount point, once Windows shows it.
   *
   * @throws Unfit when there is not exactly one volume, or the mount point is another volume's
   */
  void mount(String mountPoint) throws StorageException, Unfit {
    String volume = awaitOne();
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

  /** Dismounts all: nothing can be saved, and waiting for it would only keep a dead disk online. */
  Optional<DiskChange> abandon(List<VolumeDevice> locked) throws StorageException {
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
    return Optional.empty();
  }

  /**
   * Locks, flushes and dismounts all volumes; nothing is changed when one cannot be locked.
   *
   * @param locked where the volumes are put, which stay locked until they are closed
   */
  Optional<DiskChange> dismount(List<VolumeDevice> locked) throws StorageException {
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

  /** The refusal that names the open files. */
  DiskChange.InUse inUse() {
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

  private Volumes volumes() {
    return new Volumes(setting.devices());
  }

  /** The disk is there, but not as a switching disk must be. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    Unfit(String reason) {
      super(reason);
    }
  }
}
