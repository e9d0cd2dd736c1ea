package dev.handover.node.adapter.windows.storage;

import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskStatus.Space;
import dev.handover.node.domain.OpenFile;
import dev.handover.node.domain.WindowsError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Windows machine with one shared disk, behaving as Windows does where Wine does not: a volume
 * with open files cannot be locked, mount points can be set, a power cut comes between two calls.
 */
final class PretendedWindows implements Devices, OpenFiles {
  static final String VOLUME = "Volume{68616e64-6f76-6572-0000-000000000008}";

  private static final String VOLUME_TARGET = "\\Device\\HarddiskVolume8";

  final List<String> calls = new ArrayList<>();
  final List<OpenFile> open = new ArrayList<>();
  private final PretendedDisk disk;
  private final Path content;
  private final Map<String, String> targets = new TreeMap<>();
  private final Map<DiskId, Integer> attached = new HashMap<>();
  private int boots;
  private int callsUntilCut = Integer.MAX_VALUE;

  /** Power was cut: nothing after this call was done. */
  static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  PretendedWindows(PretendedDisk disk, Path content) {
    this.disk = disk;
    this.content = content;
    targets.put("C:", "\\Device\\HarddiskVolume1");
    targets.put("PhysicalDrive0", "\\Device\\Harddisk0\\DR0");
    targets.put("PhysicalDrive8", "\\Device\\Harddisk8\\DR8");
  }

  /** The array shows the disk a second time: a snapshot, or another path. */
  void showTwice() {
    targets.put("PhysicalDrive10", "\\Device\\Harddisk10\\DR10");
  }

  /** The power is cut after so many calls. */
  void cutPowerAfter(int count) {
    callsUntilCut = count;
  }

  /** What a boot leaves: the disk is as Windows wrote it down, mounted where it was before. */
  void boot() {
    callsUntilCut = Integer.MAX_VALUE;
    boots++;
    disk.boot();
  }

  /** Somebody brings the disk online in Disk Management, at a letter. */
  void bringOnlineByHand(String letter) {
    disk.bringOnlineForGood();
    targets.put(letter, VOLUME_TARGET);
  }

  /** Where a node keeps what it attached; the map outlives the node. */
  Attachments attachments() {
    int boot = boots;
    return new Attachments() {
      @Override
      public boolean isOurs(DiskId disk) {
        return Integer.valueOf(boot).equals(attached.get(disk));
      }

      @Override
      public void keep(DiskId disk) {
        call("keep " + disk);
        attached.put(disk, boot);
      }

      @Override
      public void forget(DiskId disk) {
        call("forget " + disk);
        attached.remove(disk);
      }
    };
  }

  private void call(String what) {
    if (callsUntilCut-- == 0) {
      throw new PowerCut();
    }
    calls.add(what);
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>(targets.keySet());
    if (!disk.isOffline()) {
      names.add(VOLUME);
    }
    return names;
  }

  @Override
  public Optional<String> target(String name) {
    boolean isThere = !disk.isOffline();
    if (name.equals(VOLUME)) {
      return isThere ? Optional.of(VOLUME_TARGET) : Optional.empty();
    }
    return Optional.ofNullable(targets.get(name))
        .filter(target -> isThere || !target.equals(VOLUME_TARGET));
  }

  @Override
  public Device open(String name) throws StorageException {
    if (name.equals("PhysicalDrive0")) {
      throw new StorageException(name + " cannot be opened", WindowsError.ACCESS_DENIED);
    }
    boolean isVolume = name.equals(VOLUME);
    return new Device() {
      @Override
      public byte[] control(int code, byte[] input, int most) throws StorageException {
        call((isVolume ? "volume " : "disk ") + Integer.toHexString(code));
        if (code == VolumeDevice.LOCK_VOLUME && (disk.isLost() || !open.isEmpty())) {
          throw new StorageException("locked", WindowsError.ACCESS_DENIED);
        }
        return disk.answer(code, input);
      }

      @Override
      public void flush() throws StorageException {
        call("flush");
        if (disk.isLost()) {
          throw new StorageException("flush", new WindowsError(170));
        }
      }

      @Override
      public void close() {
        // Handles are not counted.
      }
    };
  }

  @Override
  public void mount(String mountPoint, String volume) {
    call("mount " + mountPoint);
    targets.put(mountPoint, VOLUME_TARGET);
  }

  @Override
  public Path root(String mountPoint) {
    return content;
  }

  @Override
  public Optional<Space> space(String mountPoint) {
    return Optional.of(new Space(1000, 2000));
  }

  @Override
  public List<OpenFile> remote(Path root) {
    return List.of();
  }

  @Override
  public List<OpenFile> local(Path root) {
    return List.copyOf(open);
  }
}
