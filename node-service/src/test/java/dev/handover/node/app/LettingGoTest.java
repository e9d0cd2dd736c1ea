package dev.handover.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.adapter.emulated.EmulatedLab;
import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.EventLog;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.Holdings;
import dev.handover.node.domain.LoggedEvent;
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.SourceLease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine whose lease is over lets go of what it serves, whatever goes wrong. */
@Timeout(60)
class LettingGoTest {
  private static final Fence FENCE = LeaseLab.fence(7);
  private static final String RESERVED =
      """
      disks:
        data: {image: disks/data, reservations: true}
      services:
        - {name: AppDatabase, needsDisk: data}
        - {name: AppServer, dependsOn: [AppDatabase], needsDisk: data}
      """;

  @TempDir Path folder;
  private LeaseLab lab;

  @BeforeEach
  void serve() {
    serve(new LeaseLab(folder));
  }

  private void serve(LeaseLab machine) {
    lab = machine;
    lab.serve(FENCE);
    lab.keeper.renew(FENCE, LeaseLab.RENEWAL);
    lab.time.pass(LeaseLab.MINUTE);
  }

  @Test
  void stopsServicesTakesTheDiskOfflineAndRemovesTheAddress() {
    letGo();

    assertThat(state(LeaseLab.SERVER)).isEqualTo(ServiceState.STOPPED);
    assertThat(state(LeaseLab.DATABASE)).isEqualTo(ServiceState.STOPPED);
    assertThat(lab.switches.disks().look(LeaseLab.DISK).state()).isEqualTo(DiskState.OFFLINE);
    assertThat(lab.switches.addresses().look(LeaseLab.ADDRESS).isPresent()).isFalse();
    assertThat(lease().state()).isEqualTo(SourceLease.State.RELEASED);
    assertThat(lab.keeper.due()).isEmpty();
    assertThat(events()).containsExactly(100L, 101L);
  }

  @Test
  void finishesTheJobAfterACrashInTheMiddle() {
    // Given
    lab.switches
        .services()
        .bringTo(
            new ServiceSwitch.Request(
                LeaseLab.SERVER, DesiredState.STOPPED, LeaseLab.MINUTE, FENCE));
    lab.keeper.note(lease(), SourceLease.State.EXPIRED, "letting go");

    // When
    lab.restart();
    letGo();

    // Then
    assertThat(lease().state()).isEqualTo(SourceLease.State.RELEASED);
  }

  @Test
  void releasesTheReservationThatAPowerCutLeft(@TempDir Path reserved) {
    // Given: OFFLINE, but the reservation is ours
    EmulatedLab machines = new EmulatedLab(reserved, new ManualTime());
    machines.writeMachine("exch1", RESERVED);
    machines.writeMachine("exch2", RESERVED);
    serve(new LeaseLab(reserved));
    lab.cutThePower();
    DiskStatus left = lab.switches.disks().look(LeaseLab.DISK);
    assertThat(left.state()).isEqualTo(DiskState.OFFLINE);
    assertThat(left.hasLetGo()).isFalse();

    // When
    letGo();

    // Then
    assertThat(lease().state()).isEqualTo(SourceLease.State.RELEASED);
    assertThat(lab.switches.disks().look(LeaseLab.DISK).hasLetGo()).isTrue();
    assertThat(
            lab.machines
                .open("exch2")
                .disks()
                .bringOnline(LeaseLab.DISK, "X:", new FencingEpoch(8)))
        .isInstanceOf(DiskChange.Done.class);
  }

  @Test
  void saysWhatIsStillHeldAndTriesAgain() {
    // Given
    lab.machines.writeFaults(
        "exch1", "openFiles: [{disk: data, path: 'X:\\a.edb', holder: 'backup.exe (pid 4711)'}]");

    // When
    letGo();

    // Then
    assertThat(lease().state()).isEqualTo(SourceLease.State.FAILED);
    assertThat(lease().detail()).contains("disk data");
    assertThat(lab.switches.addresses().look(LeaseLab.ADDRESS).isPresent()).isFalse();

    // When
    letGo();
    lab.machines.writeFaults("exch1", "");
    letGo();

    // Then
    assertThat(lease().state()).isEqualTo(SourceLease.State.RELEASED);
    assertThat(events()).containsExactly(100L, 102L, 101L);
  }

  @Test
  void stopsAtOnceWhenANewerEpochIsPromisedMeanwhile() {
    // Given
    SourceLease due = lab.keeper.due().get(0);
    lab.time.whileWaiting(() -> lab.gate.admit(LeaseLab.fence(8)));

    // When
    lab.lettingGo.letGo(due);

    // Then
    assertThat(lease().state()).isEqualTo(SourceLease.State.ENDED);
    assertThat(lab.switches.disks().look(LeaseLab.DISK).state()).isEqualTo(DiskState.ONLINE);
  }

  @Test
  void letsGoAlsoWhenNothingCanBeWrittenDown() {
    lab.leases.fill();

    letGo();

    assertThat(lab.switches.disks().look(LeaseLab.DISK).state()).isEqualTo(DiskState.OFFLINE);
    assertThat(lab.switches.addresses().look(LeaseLab.ADDRESS).isPresent()).isFalse();
  }

  @Test
  void triesTheRestWhenOnePartFailsInAWayThatNobodyForesaw() {
    // Given
    lab.failDisks(new IllegalStateException("a driver answered nonsense"));

    // When
    letGo();

    // Then
    assertThat(lab.switches.addresses().look(LeaseLab.ADDRESS).isPresent()).isFalse();
    assertThat(lease().state()).isEqualTo(SourceLease.State.FAILED);
    assertThat(lease().detail()).contains("disk data", "a driver answered nonsense");
    assertThat(events()).containsExactly(100L, 102L);
  }

  @Test
  void endsAServiceThatHangsAndGoesOn() {
    lab.machines.writeFaults("exch1", "services: {AppServer: {ignoreStop: true}}");

    letGo();

    assertThat(state(LeaseLab.SERVER).hasLetGo()).isTrue();
    assertThat(lab.switches.disks().look(LeaseLab.DISK).state()).isEqualTo(DiskState.OFFLINE);
    assertThat(lease().state()).isEqualTo(SourceLease.State.RELEASED);
  }

  @Test
  void endsAServiceThatHangsAtItsStartAndGoesOn() {
    lab.machine.services().stop(LeaseLab.SERVER);
    lab.time.pass(Duration.ofSeconds(10));
    lab.machines.writeFaults("exch1", "services: {AppServer: {ignoreStart: true}}");
    lab.machine.services().start(LeaseLab.SERVER);
    assertThat(state(LeaseLab.SERVER)).isEqualTo(ServiceState.START_PENDING);

    letGo();

    assertThat(state(LeaseLab.SERVER).hasLetGo()).isTrue();
    assertThat(lease().state()).isEqualTo(SourceLease.State.RELEASED);
  }

  @Test
  void doesNotWaitForAServiceThatIsNotInstalled() {
    Fence fence = LeaseLab.fence(8);
    lab.keeper.renew(
        fence,
        new LeaseKeeper.Renewal(
            LeaseLab.MINUTE,
            new Holdings(
                List.of(new ServiceName("NoSuchService")), Optional.empty(), Optional.empty()),
            Optional.empty()));
    lab.time.pass(LeaseLab.MINUTE);

    letGo();

    assertThat(lease().state()).isEqualTo(SourceLease.State.RELEASED);
  }

  private void letGo() {
    lab.keeper.due().forEach(lab.lettingGo::letGo);
  }

  private List<Long> events() {
    return lab.machine.eventLog().read(Optional.empty(), 100).events().stream()
        .filter(event -> event.source().equals(EventLog.SOURCE))
        .map(LoggedEvent::id)
        .toList();
  }

  private SourceLease lease() {
    return lab.keeper.all().get(0);
  }

  private ServiceState state(ServiceName name) {
    return lab.machine.services().query(name).state();
  }
}
