package dev.handover.node.adapter.windows.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskReservation.State;
import dev.handover.node.domain.DiskReservationContract;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.Disks;
import org.junit.jupiter.api.Test;

/** What {@link WindowsDisks} promise beyond other disks with reservations. */
public abstract class WindowsDiskContract extends DiskReservationContract {

  /** The disks again, where only a disk with persistent reservations may be used. */
  protected abstract Disks strictDisks();

  @Test
  void usesADiskWithoutReservationsOnlyWhereThatIsAllowed() {
    forgetReservations();

    DiskChange refused = strictDisks().bringOnline(DATA, LETTER, EPOCH);
    assertThat(refused).isInstanceOf(DiskChange.Broken.class);
    assertThat(status().state()).isEqualTo(DiskState.OFFLINE);

    assertThat(disks().bringOnline(DATA, LETTER, EPOCH)).isEqualTo(DONE);
    assertThat(reservation()).contains(State.UNSUPPORTED);
  }
}
