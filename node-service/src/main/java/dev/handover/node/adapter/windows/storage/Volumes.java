package dev.handover.node.adapter.windows.storage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which volumes lie on a disk, and where they are mounted. */
record Volumes(Devices devices) {
  private static final String PREFIX = "Volume{";

  /** Names of the volumes of the disk of this number, in a fixed order. */
  List<String> of(int disk) {
    return devices.names().stream()
        .filter(name -> name.regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
        .filter(name -> liesOn(name, disk))
        .sorted()
        .toList();
  }

  private boolean liesOn(String name, int disk) {
    try (VolumeDevice volume = open(name)) {
      return volume.liesOn(disk);
    } catch (StorageException e) {
      // A drive without a medium, or a volume that goes away at this moment: it is not ours.
      return false;
    }
  }

  VolumeDevice open(String name) throws StorageException {
    return new VolumeDevice(name, devices.open(name));
  }

  /** The drive letter of a volume, with its colon. */
  Optional<String> letter(String volume) {
    Optional<String> target = devices.target(volume);
    return devices.names().stream()
        .filter(name -> name.matches("[A-Za-z]:"))
        .filter(name -> target.isPresent() && devices.target(name).equals(target))
        .map(name -> name.toUpperCase(Locale.ROOT))
        .findFirst();
  }
}
