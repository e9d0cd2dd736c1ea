package dev.handover.node.adapter.windows.storage;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a configured disk is recognised, and whether its reservation is taken. Exactly one of the two
 * marks is there; a disk's number is none, because numbers change.
 *
 * @param uniqueId an identifier of SCSI page 83h, as `Get-Disk` shows it
 * @param guid the GUID of its partition table
 */
public record DiskSelection(
    @Nullable String uniqueId, @Nullable UUID guid, ReservationUse reservation) {
  private static final String PREFIX = "PhysicalDrive";

  /** Whether a disk without persistent reservations may be used. */
  public enum ReservationUse {
    REQUIRED,
    IF_SUPPORTED,
    NONE
  }

  public DiskSelection {
    if ((uniqueId == null) == (guid == null)) {
      throw new IllegalArgumentException("needs exactly one of unique-id and guid");
    }
  }

  /**
   * Opens the disk, wherever Windows shows it now.
   *
   * @throws AmbiguousDiskException when several disks bear the mark: a snapshot of the array, or
   *     one disk on two paths. Guessing could switch the wrong one.
   */
  Optional<Devices.Device> open(Devices devices) throws AmbiguousDiskException {
    Map<String, Devices.Device> found = new LinkedHashMap<>();
    devices.names().stream()
        .filter(name -> name.regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .forEach(name -> openIfWanted(devices, name).ifPresent(device -> found.put(name, device)));
    if (found.size() > 1) {
      found.values().forEach(Devices.Device::close);
      throw new AmbiguousDiskException(
          uniqueId == null ? "GUID" : "unique-id", List.copyOf(found.keySet()));
    }
    return found.values().stream().findFirst();
  }

  private Optional<Devices.Device> openIfWanted(Devices devices, String name) {
    try {
      Devices.Device device = devices.open(name);
      if (isWanted(device)) {
        return Optional.of(device);
      }
      device.close();
    } catch (StorageException e) {
      // A disk that does not let us look, such as a card reader without a card, is another one.
      return Optional.empty();
    }
    return Optional.empty();
  }

  private boolean isWanted(Devices.Device device) {
    try {
      DiskDevice disk = new DiskDevice(device);
      return uniqueId == null
          ? disk.guid().filter(found -> found.equals(guid)).isPresent()
          : disk.hasUniqueId(uniqueId);
    } catch (StorageException e) {
      // It does not tell what it is, so it is not known to be the one.
      return false;
    }
  }
}
