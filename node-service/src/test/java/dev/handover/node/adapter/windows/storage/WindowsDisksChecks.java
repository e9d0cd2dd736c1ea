package dev.handover.node.adapter.windows.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import dev.handover.node.adapter.ThreadWaiting;
import dev.handover.node.adapter.windows.storage.DiskSelection.ReservationUse;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.Disks;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The Windows adapter against the test driver. Needs Windows, the driver, and `handover.shared`,
 * the folder of its storage; {@link WindowsDisksIT} runs it on a Windows JVM under Wine.
 *
 * <p>What Wine cannot do: it locks every volume without asking the driver, so that here the refusal
 * comes with the attribute OFFLINE; it cannot set a mount point, so that the storage mounts the
 * disk at X: as Windows does with one that it remembers; it has no Restart Manager and no shares,
 * so that open files are named but not their holders.
 */
public class WindowsDisksChecks extends WindowsDiskContract {
  private static final UUID GUID = UUID.fromString("6d1a5e6c-0f5a-4c1e-9d55-2b7d3c9e8a01");
  private static final String UNIQUE_ID = "60014056A1B2C3D4E5F60718293A4B5C";
  private static final Path SHARED = Path.of(System.getProperty("handover.shared", "."));
  private static final String PARTITION_MANAGER =
      "SYSTEM\\CurrentControlSet\\Services\\partmgr\\Parameters";

  private Attachments attachments = new MemoryAttachments();

  @BeforeEach
  void setPolicy() {
    Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, PARTITION_MANAGER);
    Advapi32Util.registrySetIntValue(WinReg.HKEY_LOCAL_MACHINE, PARTITION_MANAGER, "SanPolicy", 2);
  }

  @AfterEach
  void letGo() throws IOException {
    Files.deleteIfExists(SHARED.resolve("no-reservations"));
    disks().takeOffline(DATA, EPOCH);
    otherLetsGo();
    assertThat(status().state()).isEqualTo(DiskState.OFFLINE);
  }

  @Override
  protected Disks disks() {
    return disks(new DiskSelection(null, GUID, ReservationUse.IF_SUPPORTED));
  }

  @Override
  protected Disks strictDisks() {
    return disks(new DiskSelection(UNIQUE_ID, null, ReservationUse.REQUIRED));
  }

  private Disks disks(DiskSelection selection) {
    return WindowsDisks.ofThisMachine(
        NODE, Map.of(DATA, selection), attachments, new ThreadWaiting());
  }

  /** The attribute that Disk Management sets, for good. */
  @Override
  protected void bringOnlineByHand() {
    ByteBuffer online = Bytes.windows(40).putInt(40).putInt(1).putLong(0).putLong(1);
    DiskSelection selection = new DiskSelection(null, GUID, ReservationUse.NONE);
    try (Devices.Device device = selection.open(new WindowsDevices()).orElseThrow()) {
      device.control(DiskDevice.SET_DISK_ATTRIBUTES, Bytes.all(online), 0);
    } catch (StorageException | AmbiguousDiskException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected void boot() {
    write("boot", "");
    attachments = new MemoryAttachments();
  }

  @Override
  protected void otherTakes() {
    String key = "6578636832000000";
    write(
        "reservation.json",
        """
        {"generation": 9, "keys": {"%s": "%s"}, "holder": "%s", "type": 5}"""
            .formatted(OTHER, key, OTHER));
  }

  @Override
  protected void otherLetsGo() {
    write("reservation.json", "{\"generation\": 10, \"keys\": {}, \"holder\": null, \"type\": 0}");
  }

  @Override
  protected void forgetReservations() {
    write("no-reservations", "");
  }

  private static void write(String name, String text) {
    try {
      Files.writeString(SHARED.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected AutoCloseable openFile(String name) {
    try {
      return new RandomAccessFile(root().resolve(name).toFile(), "rw");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Path root() {
    return Path.of("X:\\");
  }

  @Test
  void findsTheDiskByItsUniqueId() {
    assertThat(strictDisks().query(DATA)).isPresent();
  }

  @Test
  void doesNotTakeAnotherDiskForIt() {
    DiskSelection missing =
        new DiskSelection(
            null, UUID.fromString("11111111-2222-3333-4444-555555555555"), ReservationUse.NONE);

    assertThat(disks(missing).query(DATA)).isEmpty();
    assertThat(disks(missing).query(new DiskId("data2"))).isEmpty();
  }

  @Test
  void leavesReservationsAloneWhereTheyAreNotWanted() {
    Disks plain = disks(new DiskSelection(null, GUID, ReservationUse.NONE));

    assertThat(plain.bringOnline(DATA, LETTER, EPOCH)).isEqualTo(DONE);
    assertThat(reservation()).contains(dev.handover.node.domain.DiskReservation.State.NONE);
  }
}
