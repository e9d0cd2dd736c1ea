package dev.handover.node.adapter.windows.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.adapter.windows.storage.DiskSelection.ReservationUse;
import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskReservation;
import dev.handover.node.domain.DiskReservation.State;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.OpenFile;
import dev.handover.node.domain.SanPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Windows adapter on a pretended machine: what it decides, and what a power cut leaves. */
class WindowsDisksTest extends WindowsDiskContract {
  private static final String UNIQUE_ID = "1a2b3c4d";
  private static final int MAX_CALLS = 200;

  @TempDir Path content;

  private final PretendedDisk disk = new PretendedDisk();
  private PretendedWindows windows;

  @BeforeEach
  void plugIn() {
    windows = new PretendedWindows(disk, content);
  }

  @Override
  protected Disks disks() {
    return disks(ReservationUse.IF_SUPPORTED);
  }

  @Override
  protected Disks strictDisks() {
    return disks(ReservationUse.REQUIRED);
  }

  private Disks disks(ReservationUse use) {
    WindowsDisks.Machine machine =
        new WindowsDisks.Machine(
            NODE,
            windows,
            windows,
            () -> Optional.of(SanPolicy.OFFLINE_SHARED),
            windows.attachments(),
            time -> true);
    return new WindowsDisks(Map.of(DATA, new DiskSelection(UNIQUE_ID, null, use)), machine);
  }

  @Override
  protected void otherTakes() {
    disk.keys.clear();
    disk.keys.put(OTHER, ReservationKey.ofNode(OTHER).bytes());
    disk.holder = OTHER;
  }

  @Override
  protected void otherLetsGo() {
    disk.keys.clear();
    disk.holder = null;
  }

  @Override
  protected void forgetReservations() {
    disk.hasReservations = false;
  }

  @Override
  protected AutoCloseable openFile(String name) {
    windows.open.add(new OpenFile("X:\\" + name, "notepad.exe (pid 4711)"));
    return windows.open::clear;
  }

  @Override
  protected void bringOnlineByHand() {
    windows.bringOnlineByHand(LETTER);
  }

  @Override
  protected void boot() {
    windows.boot();
  }

  @Override
  protected Path root() {
    return content;
  }

  @Test
  void letsGoInAnOrderInWhichNothingIsLost() {
    disks().bringOnline(DATA, LETTER, EPOCH);
    windows.calls.clear();

    disks().takeOffline(DATA, EPOCH);

    assertThat(windows.calls)
        .containsSubsequence("volume 90018", "flush", "volume 90020", "disk 7c0f4", "disk 2dd01c");
  }

  @Test
  void reservesBeforeItComesOnline() {
    disks().bringOnline(DATA, LETTER, EPOCH);

    assertThat(windows.calls).containsSubsequence("disk 2dd01c", "disk 7c0f4", "mount X:");
  }

  @Test
  void changesNothingWhenFilesAreOpen() throws Exception {
    disks().bringOnline(DATA, LETTER, EPOCH);
    windows.calls.clear();

    try (AutoCloseable file = openFile("mail.edb")) {
      assertThat(file).isNotNull();
      disks().takeOffline(DATA, EPOCH);
    }

    assertThat(windows.calls).doesNotContain("flush", "disk 7c0f4", "disk 2dd01c");
    assertThat(reservation()).contains(State.OURS);
  }

  @Test
  void comesOnlineHoweverOftenThePowerIsCut() {
    for (int calls = 0; calls < MAX_CALLS; calls++) {
      windows.cutPowerAfter(calls);
      if (isDone(() -> disks().bringOnline(DATA, LETTER, EPOCH))) {
        assertThat(calls).isPositive();
        return;
      }
      windows.boot();
      assertThat(disks().query(DATA).orElseThrow().state()).isEqualTo(DiskState.OFFLINE);
    }
    throw new AssertionError("never online");
  }

  @Test
  void isNeverAttachedAtBootOnceItWasOnlineHere() {
    for (int calls = 0; calls < MAX_CALLS; calls++) {
      windows.bringOnlineByHand(LETTER);
      windows.cutPowerAfter(calls);
      if (isDone(() -> disks().bringOnline(DATA, LETTER, EPOCH))) {
        windows.boot();
        assertThat(status().state()).isEqualTo(DiskState.OFFLINE);
        return;
      }
      windows.boot();
    }
    throw new AssertionError("never online");
  }

  @Test
  void writesDownThatADiskIsOfflineWhichOnlyThePolicyKeptSo() {
    assertThat(disks().takeOffline(DATA, EPOCH)).isEqualTo(DONE);

    assertThat(windows.calls).contains("disk 7c0f4");
  }

  @Test
  void letsGoHoweverOftenItsProcessIsKilled() {
    disks().bringOnline(DATA, LETTER, EPOCH);
    for (int calls = 0; calls < MAX_CALLS; calls++) {
      windows.cutPowerAfter(calls);
      if (isDone(() -> disks().takeOffline(DATA, EPOCH))) {
        windows.cutPowerAfter(MAX_CALLS);
        assertThat(status().hasLetGo()).isTrue();
        return;
      }
    }
    throw new AssertionError("never offline");
  }

  @Test
  void unregistersWhenTheOtherMachineWasFaster() {
    disk.keys.put(OTHER, ReservationKey.ofNode(OTHER).bytes());

    assertThat(disks().bringOnline(DATA, LETTER, EPOCH))
        .isEqualTo(new DiskChange.HeldElsewhere(DATA, OTHER));
    assertThat(disk.keys).containsOnlyKeys(OTHER);
  }

  @Test
  void touchesNeitherOfTwoDisksThatLookTheSame() {
    windows.showTwice();

    DiskChange change = disks().bringOnline(DATA, LETTER, EPOCH);

    String both = "2 disks have this unique-id: PhysicalDrive8, PhysicalDrive10";
    assertThat(change.refusal().orElseThrow().detail()).contains(both);
    assertThatThrownBy(this::status).hasMessageContaining(both);
    assertThat(disk.isOffline()).isTrue();
  }

  @Test
  void takesItsOwnDiskAgainOnANewPath() {
    disk.keys.put("former path", ReservationKey.ofNode(NODE).bytes());
    disk.holder = "former path";

    assertThat(disks().bringOnline(DATA, LETTER, EPOCH)).isEqualTo(DONE);
    assertThat(disk.keys).containsKey(NODE);

    assertThat(disks().takeOffline(DATA, EPOCH)).isEqualTo(DONE);
    assertThat(reservation()).contains(State.NONE);
    assertThat(disk.keys).isEmpty();
  }

  @Test
  void letsGoOfALostDiskEvenWhileFilesAreOpen() throws Exception {
    disks().bringOnline(DATA, LETTER, EPOCH);
    otherTakes();

    try (AutoCloseable file = openFile("mail.edb")) {
      assertThat(file).isNotNull();
      assertThat(disks().takeOffline(DATA, EPOCH)).isEqualTo(DONE);
    }

    assertThat(status().state()).isEqualTo(DiskState.OFFLINE);
    assertThat(windows.calls).contains("volume 90020");
  }

  @Test
  void namesAKeyThatIsNoName() {
    disk.keys.put(OTHER, new byte[] {0x12, 0, 0, 0, 0, 0, 0, 1});
    disk.holder = OTHER;

    assertThat(status().heldBy()).isNull();
    assertThat(status().particulars().reservation())
        .extracting(DiskReservation::holderOrKey)
        .isEqualTo("the machine with reservation key 1200000000000001");
  }

  @Test
  void keepsLongNamesApartInTheirKeys() {
    List<ReservationKey> keys =
        List.of(ReservationKey.ofNode("mailserver-01"), ReservationKey.ofNode("mailserver-02"));

    assertThat(keys).doesNotHaveDuplicates();
    assertThat(keys).allMatch(key -> key.hex().startsWith("6d61697e"));
    assertThat(ReservationKey.ofNode("exch1").name()).contains("exch1");
  }

  private static boolean isDone(java.util.function.Supplier<DiskChange> change) {
    try {
      return change.get().equals(DONE);
    } catch (PretendedWindows.PowerCut e) {
      return false;
    }
  }
}
