package dev.handover.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.Overrides;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceSet;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.SourceLease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever lost a group's lease does not bring the group back; letting go is always allowed. */
@Timeout(60)
class LostLeaseTest {
  private static final Fence FENCE = LeaseLab.fence(7);
  @TempDir Path folder;
  private LeaseLab lab;
  private ServiceSets sets;

  @BeforeEach
  void open() {
    lab = new LeaseLab(folder);
    sets = new ServiceSets(lab.machine.services(), lab.gate, lab.time, Runnable::run);
  }

  @ParameterizedTest
  @EnumSource(
      value = SourceLease.State.class,
      names = {"HELD", "EXPIRED", "RELEASED", "FAILED"})
  void refusesToServeAgainWithTheEpochWhoseLeaseIsOver(SourceLease.State state) {
    // Given
    leaseIsOver(state);

    // When, Then
    assertLost(() -> lab.switches.disks().bringOnline(LeaseLab.DISK, "X:", FENCE));
    assertLost(() -> lab.switches.disks().takeOver(LeaseLab.DISK, "X:", FENCE));
    assertLost(() -> lab.switches.addresses().add(LeaseLab.ADDRESS, 24, FENCE));
    assertLost(() -> bringService(DesiredState.RUNNING));
    assertLost(() -> bringSet(DesiredState.RUNNING));
    assertThat(lab.switches.disks().look(LeaseLab.DISK).state()).isEqualTo(DiskState.OFFLINE);
    assertThat(lab.switches.addresses().look(LeaseLab.ADDRESS).isPresent()).isFalse();
    assertThat(state(LeaseLab.DATABASE)).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void allowsToLetGoOfEverythingAlthoughTheLeaseIsOver() {
    // Given
    lab.serve(FENCE);
    leaseIsOver(SourceLease.State.FAILED);

    // When
    ServiceSetProgress stopped = bringSet(DesiredState.STOPPED);
    ServiceSwitch.Result again = bringService(DesiredState.STOPPED);
    lab.switches.disks().takeOffline(LeaseLab.DISK, FENCE);
    lab.switches.addresses().remove(LeaseLab.ADDRESS, FENCE);

    // Then
    assertThat(stopped.state()).isEqualTo(ServiceSetProgress.State.REACHED);
    assertThat(again.reached()).isTrue();
    assertThat(lab.switches.disks().look(LeaseLab.DISK).hasLetGo()).isTrue();
    assertThat(lab.switches.addresses().look(LeaseLab.ADDRESS).isPresent()).isFalse();
  }

  @Test
  void allowsANewerEpochToServe() {
    leaseIsOver(SourceLease.State.RELEASED);

    lab.serve(LeaseLab.fence(8));

    assertThat(state(LeaseLab.SERVER)).isEqualTo(ServiceState.RUNNING);
  }

  @Test
  void forbidsNothingWhenItsOwnerEndedTheLease() {
    leaseIsOver(SourceLease.State.ENDED);

    lab.serve(FENCE);

    assertThat(state(LeaseLab.SERVER)).isEqualTo(ServiceState.RUNNING);
  }

  @Test
  void endsAStartOfASetWhenTheLeaseIsLostMeanwhile() {
    // Given
    lab.switches.disks().bringOnline(LeaseLab.DISK, "X:", FENCE);
    lab.time.whileWaiting(() -> leaseIsOver(SourceLease.State.EXPIRED));

    // When, Then
    assertLost(() -> bringSet(DesiredState.RUNNING));
    assertThat(state(LeaseLab.SERVER)).isEqualTo(ServiceState.STOPPED);
  }

  @Test
  void endsAStartOfAServiceWhenTheLeaseIsLostMeanwhile() {
    lab.switches.disks().bringOnline(LeaseLab.DISK, "X:", FENCE);
    lab.time.whileWaiting(() -> leaseIsOver(SourceLease.State.EXPIRED));

    assertLost(() -> bringService(DesiredState.RUNNING));
  }

  private void leaseIsOver(SourceLease.State state) {
    lab.leases.keep(
        new SourceLease(FENCE, LeaseLab.HOLDINGS, lab.time.instant(), state, "for a test"));
  }

  private ServiceSwitch.Result bringService(DesiredState desired) {
    return lab.switches
        .services()
        .bringTo(
            new ServiceSwitch.Request(LeaseLab.DATABASE, desired, Duration.ofSeconds(10), FENCE));
  }

  private ServiceSetProgress bringSet(DesiredState desired) {
    ServiceSet set =
        new ServiceSet(desired, List.of(SetLab.member("AppDatabase"), SetLab.member("AppServer")));
    return sets.bringTo(new ServiceSets.Request(set, Duration.ZERO, Overrides.NONE, FENCE));
  }

  private ServiceState state(ServiceName name) {
    return lab.machine.services().query(name).state();
  }

  private static void assertLost(Runnable call) {
    SetLab.assertRefused(call::run, RefusalCode.LEASE_EXPIRED);
  }
}
