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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
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
  private static final Set<Thread.State> HELD_UP =
      Set.of(Thread.State.WAITING, Thread.State.TERMINATED);
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

  @ParameterizedTest
  @EnumSource(Late.class)
  void saysThatItLetGoOnlyWhenAStartThatWasUnderWayIsOverAndUndone(Late late) throws Exception {
    // Given: a start that passed the lease's check a moment before the lease was over
    SourceLease lease = lab.keeper.renew(FENCE, LeaseLab.RENEWAL);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    CompletableFuture<Void> start =
        CompletableFuture.runAsync(
            () ->
                lab.gate.serve(
                    FENCE,
                    () -> {
                      begun.countDown();
                      await(mayGoOn);
                      come(late);
                      return late;
                    }));
    await(begun);
    lab.time.pass(LeaseLab.MINUTE);

    // When: the node lets go, until it waits for somebody or believes that it is done
    Thread lettingGo = new Thread(() -> lab.lettingGo.letGo(lease));
    lettingGo.start();
    Awaitility.await().until(() -> HELD_UP.contains(lettingGo.getState()));
    mayGoOn.countDown();
    start.get(30, TimeUnit.SECONDS);
    lettingGo.join();

    // Then
    assertThat(lab.keeper.all().get(0).state()).isEqualTo(SourceLease.State.RELEASED);
    assertThat(lab.switches.disks().look(LeaseLab.DISK).hasLetGo()).isTrue();
    assertThat(lab.switches.addresses().look(LeaseLab.ADDRESS).isPresent()).isFalse();
    assertThat(state(LeaseLab.DATABASE)).isEqualTo(ServiceState.STOPPED);
  }

  /** What may come late. */
  enum Late {
    DISK,
    ADDRESS,
    SERVICE
  }

  private void come(Late late) {
    switch (late) {
      case ADDRESS -> lab.machine.addresses().add(LeaseLab.ADDRESS, 24);
      case DISK -> lab.machine.disks().bringOnline(LeaseLab.DISK, "X:", FENCE.epoch());
      case SERVICE -> {
        come(Late.DISK);
        lab.machine.services().start(LeaseLab.DATABASE);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
