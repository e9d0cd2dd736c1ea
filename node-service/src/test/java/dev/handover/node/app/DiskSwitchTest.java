package dev.handover.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.adapter.emulated.EmulatedLab;
import dev.handover.node.domain.Actor;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import java.nio.file.Path;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk has one group on a machine. */
class DiskSwitchTest {
  @TempDir Path folder;
  private LeaseLab lab;

  @BeforeEach
  void open() {
    lab = new LeaseLab(folder);
  }

  @Test
  void takesNoDiskFromTheGroupThatHasIt() {
    disks().bringOnline(LeaseLab.DISK, "X:", fence("mail"));

    assertRefused(() -> disks().takeOffline(LeaseLab.DISK, fence("files")));
    assertRefused(() -> disks().bringOnline(LeaseLab.DISK, "X:", fence("files")));
    assertRefused(() -> disks().takeOver(LeaseLab.DISK, "X:", fence("files")));
    assertThat(disks().look(LeaseLab.DISK).state()).isEqualTo(DiskState.ONLINE);
    assertThat(disks().bringOnline(LeaseLab.DISK, "X:", fence("mail")).state())
        .isEqualTo(DiskState.ONLINE);
  }

  @Test
  void givesADiskThatWasLetGoOfToWhoeverAsksFirst() {
    disks().bringOnline(LeaseLab.DISK, "X:", fence("mail"));
    disks().takeOffline(LeaseLab.DISK, fence("mail"));

    disks().bringOnline(LeaseLab.DISK, "X:", fence("files"));

    assertRefused(() -> disks().takeOffline(LeaseLab.DISK, fence("mail")));
  }

  @Test
  void lettingGoOfWhatNobodyHasIsHarmless() {
    assertThat(disks().takeOffline(LeaseLab.DISK, fence("files")).hasLetGo()).isTrue();
  }

  @Test
  void keepsTheGroupOfAReservationThatOutlivedAPowerCut() {
    // Given
    new EmulatedLab(folder, new ManualTime())
        .writeMachine("exch1", "disks:\n  data: {image: disks/data, reservations: true}\n");
    lab = new LeaseLab(folder);
    disks().bringOnline(LeaseLab.DISK, "X:", fence("mail"));

    // When
    lab.cutThePower();

    // Then

    assertThat(disks().look(LeaseLab.DISK).hasLetGo()).isFalse();
    assertRefused(() -> disks().takeOffline(LeaseLab.DISK, fence("files")));
    assertThat(disks().takeOffline(LeaseLab.DISK, fence("mail")).hasLetGo()).isTrue();
  }

  @Test
  void aDiskWhoseGroupWasNeverWrittenDownIsTheGroupsThatAsksFirst() {
    lab.machine.disks().bringOnline(LeaseLab.DISK, "X:", new FencingEpoch(7));

    disks().bringOnline(LeaseLab.DISK, "X:", fence("mail"));

    assertRefused(() -> disks().takeOffline(LeaseLab.DISK, fence("files")));
  }

  private DiskSwitch disks() {
    return lab.switches.disks();
  }

  private static Fence fence(String group) {
    return new Fence(
        new GroupName(group),
        new FencingEpoch(7),
        UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55"),
        new Actor("orchestrator", null));
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              assertThat(e.refusal().code()).isEqualTo(RefusalCode.DISK_OF_OTHER_GROUP);
              assertThat(e.refusal().detail()).contains("is here for group");
            });
  }
}
