package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.DiskReservation.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Disks} with persistent reservations promise beyond {@link DisksContract}. */
public abstract class DiskReservationContract extends DisksContract {

  /** From now on the disk knows no persistent reservations. */
  protected abstract void forgetReservations();

  @Test
  void hasTheReservationWhileItHasTheDisk() {
    assertThat(reservation()).contains(State.NONE);

    disks().bringOnline(DATA, LETTER, EPOCH);
    assertThat(reservation()).contains(State.OURS);

    disks().takeOffline(DATA, EPOCH);
    assertThat(reservation()).contains(State.NONE);
  }

  @Test
  void tellsWhoseReservationItIs() {
    otherTakes();

    DiskReservation found = status().particulars().reservation();

    assertThat(found).isEqualTo(new DiskReservation(State.OTHERS, "6578636832000000", OTHER));
  }

  @Test
  void takesTheDiskFromAnotherMachineWhenToldTo() {
    otherTakes();

    assertThat(disks().preempt(DATA)).isEqualTo(DONE);

    assertThat(reservation()).contains(State.OURS);
    assertThat(disks().bringOnline(DATA, LETTER, EPOCH)).isEqualTo(DONE);
  }

  @Test
  void saysThatItLostTheDiskToAnotherMachine() {
    disks().bringOnline(DATA, LETTER, EPOCH);
    otherTakes();

    assertThat(status().state()).isEqualTo(DiskState.ONLINE);
    assertThat(status().heldBy()).isEqualTo(OTHER);
    assertThat(disks().bringOnline(DATA, LETTER, EPOCH))
        .isEqualTo(new DiskChange.HeldElsewhere(DATA, OTHER));
    assertThat(disks().takeOffline(DATA, EPOCH)).isEqualTo(DONE);
    assertThat(reservation()).contains(State.OTHERS);
  }

  @Test
  void hasNotLetGoWhileItOnlyHasTheReservation() {
    disks().preempt(DATA);

    assertThat(status().state()).isEqualTo(DiskState.OFFLINE);
    assertThat(status().hasLetGo()).isFalse();

    disks().takeOffline(DATA, EPOCH);
    assertThat(status().hasLetGo()).isTrue();
  }

  @Test
  void cannotPreemptADiskWithoutReservations() {
    forgetReservations();
    otherTakes();

    assertThat(disks().preempt(DATA)).isInstanceOf(DiskChange.Broken.class);
  }

  @Test
  void staysOfflineWhenItsMountPointBelongsToAnotherVolume() {
    DiskChange change = disks().bringOnline(DATA, "C:", EPOCH);

    assertThat(change.refusal().orElseThrow().detail()).contains("C: belongs to another volume");
    assertThat(status().state()).isEqualTo(DiskState.OFFLINE);
    assertThat(reservation()).contains(State.NONE);
  }

  @Test
  void tellsHowMuchRoomThereIs() {
    disks().bringOnline(DATA, LETTER, EPOCH);

    DiskStatus.Space space = Optional.ofNullable(status().particulars().space()).orElseThrow();

    assertThat(space.freeBytes()).isPositive().isLessThanOrEqualTo(space.totalBytes());
  }

  @Test
  void tellsTheSanPolicy() {
    assertThat(status().particulars().sanPolicy()).isEqualTo(SanPolicy.OFFLINE_SHARED);
  }
}
