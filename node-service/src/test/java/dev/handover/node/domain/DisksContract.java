package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.DiskReservation.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every kind of {@link Disks} promises. */
public abstract class DisksContract {
  protected static final DiskId DATA = new DiskId("data");
  protected static final String LETTER = "X:";
  protected static final String NODE = "exch1";
  protected static final String OTHER = "exch2";
  protected static final FencingEpoch EPOCH = new FencingEpoch(7);
  protected static final DiskChange DONE = new DiskChange.Done();

  /** The disks of the machine, of which {@link #DATA} is free and offline; anew at each call. */
  protected abstract Disks disks();

  /** The other machine takes the disk. */
  protected abstract void otherTakes();

  /** The other machine gives the disk back. */
  protected abstract void otherLetsGo();

  /** Opens a file on the disk, which is online, until the result is closed. */
  protected abstract AutoCloseable openFile(String name);

  /** Where files of the disk, which is online, are reached. */
  protected abstract Path root();

  /** Somebody, not the node, brings the disk online at {@link #LETTER}, for good. */
  protected abstract void bringOnlineByHand();

  /** The power is cut, and the machine boots. */
  protected abstract void boot();

  @Test
  void knowsNoDiskThatIsNotThere() {
    assertThat(disks().query(new DiskId("another"))).isEmpty();
  }

  @Test
  void isOfflineUntilItIsBroughtOnline() {
    assertThat(status().state()).isEqualTo(DiskState.OFFLINE);
    assertThat(status().mountPoint()).isNull();
    assertThat(status().heldBy()).isNull();
    assertThat(status().hasLetGo()).isTrue();
  }

  @Test
  void comesOnlineAtItsMountPoint() {
    assertThat(disks().bringOnline(DATA, LETTER, EPOCH)).isEqualTo(DONE);

    assertThat(status().state()).isEqualTo(DiskState.ONLINE);
    assertThat(status().mountPoint()).isEqualTo(LETTER);
    assertThat(status().heldBy()).isEqualTo(NODE);
    assertThat(status().hasLetGo()).isFalse();
  }

  @Test
  void isHarmlessToBringOnlineTwice() {
    disks().bringOnline(DATA, LETTER, EPOCH);

    assertThat(disks().bringOnline(DATA, LETTER, new FencingEpoch(8))).isEqualTo(DONE);
    assertThat(status().state()).isEqualTo(DiskState.ONLINE);
  }

  @Test
  void goesOffline() {
    disks().bringOnline(DATA, LETTER, EPOCH);

    assertThat(disks().takeOffline(DATA, EPOCH)).isEqualTo(DONE);
    assertThat(status().state()).isEqualTo(DiskState.OFFLINE);
    assertThat(status().hasLetGo()).isTrue();
  }

  @Test
  void isHarmlessToTakeOfflineTwice() {
    assertThat(disks().takeOffline(DATA, EPOCH)).isEqualTo(DONE);
    assertThat(disks().takeOffline(DATA, EPOCH)).isEqualTo(DONE);
  }

  @Test
  void isRefusedWhileAnotherMachineHasIt() {
    otherTakes();

    DiskChange change = disks().bringOnline(DATA, LETTER, EPOCH);

    assertThat(change).isEqualTo(new DiskChange.HeldElsewhere(DATA, OTHER));
    assertThat(status().state()).isEqualTo(DiskState.OFFLINE);
    assertThat(status().heldBy()).isEqualTo(OTHER);
  }

  @Test
  void comesOnlineOnceTheOtherMachineLetGo() {
    otherTakes();
    disks().bringOnline(DATA, LETTER, EPOCH);
    otherLetsGo();

    assertThat(disks().bringOnline(DATA, LETTER, EPOCH)).isEqualTo(DONE);
  }

  @Test
  void leavesTheOtherMachineAloneWhenItIsTakenOfflineHere() {
    otherTakes();

    assertThat(disks().takeOffline(DATA, EPOCH)).isEqualTo(DONE);
    assertThat(status().heldBy()).isEqualTo(OTHER);
  }

  @Test
  void doesNotGoOfflineWhileAFileIsOpenAndNamesIt() throws Exception {
    disks().bringOnline(DATA, LETTER, EPOCH);

    try (AutoCloseable file = openFile("mail.edb")) {
      assertThat(file).isNotNull();
      DiskChange change = disks().takeOffline(DATA, EPOCH);

      assertThat(change).isInstanceOf(DiskChange.InUse.class);
      Refusal refusal = change.refusal().orElseThrow();
      assertThat(refusal.items()).extracting(Refusal.Item::where).contains("X:\\mail.edb");
      assertThat(status().state()).isEqualTo(DiskState.ONLINE);
      assertThat(status().mountPoint()).isEqualTo(LETTER);
    }
  }

  @Test
  void goesOfflineOnceTheFileIsClosed() throws Exception {
    disks().bringOnline(DATA, LETTER, EPOCH);
    try (AutoCloseable file = openFile("mail.edb")) {
      assertThat(file).isNotNull();
      disks().takeOffline(DATA, EPOCH);
    }

    assertThat(disks().takeOffline(DATA, EPOCH)).isEqualTo(DONE);
  }

  @Test
  void keepsWhatIsWrittenOnIt() throws IOException {
    disks().bringOnline(DATA, LETTER, EPOCH);
    Files.writeString(root().resolve("letter.txt"), "first");
    disks().takeOffline(DATA, EPOCH);

    disks().bringOnline(DATA, LETTER, EPOCH);

    assertThat(Files.readString(root().resolve("letter.txt"))).isEqualTo("first");
    assertThat(root().toFile().list())
        .as("the probe is gone")
        .noneMatch(name -> name.startsWith(".handover"));
  }

  @Test
  void isHarmlessToPreemptADiskThatNobodyHas() {
    assertThat(disks().preempt(DATA)).isEqualTo(DONE);
    assertThat(disks().bringOnline(DATA, LETTER, EPOCH)).isEqualTo(DONE);
  }

  @Test
  void isOfflineAfterAPowerCut() {
    disks().bringOnline(DATA, LETTER, EPOCH);

    boot();

    assertThat(status().state()).isEqualTo(DiskState.OFFLINE);
    assertThat(disks().bringOnline(DATA, LETTER, EPOCH)).isEqualTo(DONE);
  }

  @Test
  void isOfflineAfterAPowerCutThoughSomebodyBroughtItOnlineForGoodBefore() {
    bringOnlineByHand();
    assertThat(status().state()).isEqualTo(DiskState.ONLINE);

    assertThat(disks().bringOnline(DATA, LETTER, EPOCH)).isEqualTo(DONE);
    assertThat(status().state()).isEqualTo(DiskState.ONLINE);
    boot();

    assertThat(status().state()).isEqualTo(DiskState.OFFLINE);
  }

  @Test
  void isOfflineAfterAPowerCutOnceItWasTakenOffline() {
    bringOnlineByHand();

    assertThat(disks().takeOffline(DATA, EPOCH)).isEqualTo(DONE);
    boot();

    assertThat(status().state()).isEqualTo(DiskState.OFFLINE);
  }

  @Test
  void doesNotServeFromADiskThatComesBackAtBootAndIsInUse() throws Exception {
    bringOnlineByHand();

    try (AutoCloseable file = openFile("mail.edb")) {
      assertThat(file).isNotNull();
      Refusal refusal = disks().bringOnline(DATA, LETTER, EPOCH).refusal().orElseThrow();

      assertThat(refusal.code()).isEqualTo(RefusalCode.DISK_IN_USE);
      assertThat(refusal.detail()).contains("attach it at boot");
      assertThat(refusal.cure()).contains("OFFLINE here once");
      assertThat(refusal.items()).extracting(Refusal.Item::where).contains("X:\\mail.edb");
      assertThat(status().state()).isEqualTo(DiskState.ONLINE);
    }
    assertThat(disks().bringOnline(DATA, LETTER, EPOCH)).isEqualTo(DONE);
  }

  @Test
  void leavesADiskAtWorkAloneWhenItIsAskedAgain() throws Exception {
    bringOnlineByHand();
    disks().bringOnline(DATA, LETTER, EPOCH);

    try (AutoCloseable file = openFile("mail.edb")) {
      assertThat(file).isNotNull();
      assertThat(disks().bringOnline(DATA, LETTER, EPOCH)).isEqualTo(DONE);
    }
  }

  protected final DiskStatus status() {
    return disks().query(DATA).orElseThrow();
  }

  protected final Optional<State> reservation() {
    return Optional.ofNullable(status().particulars().reservation()).map(DiskReservation::state);
  }
}
