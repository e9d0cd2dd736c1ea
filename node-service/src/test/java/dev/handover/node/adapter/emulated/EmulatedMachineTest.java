package dev.handover.node.adapter.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.domain.AddressChange;
import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.OpenFile;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.WindowsError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two emulated machines with one disk and one network, through restarts and power cuts. */
class EmulatedMachineTest {
  private static final DiskId DATA = new DiskId("data");
  private static final FloatingAddress ADDRESS = new FloatingAddress("192.0.2.50");
  private static final FencingEpoch EPOCH = new FencingEpoch(7);
  private static final ServiceName DATABASE = new ServiceName("AppDatabase");

  @TempDir Path folder;

  private final ManualTime time = new ManualTime();
  private EmulatedLab lab;
  private EmulatedMachine first;
  private EmulatedMachine second;

  @BeforeEach
  void open() {
    lab = new EmulatedLab(folder, time);
    first = lab.open("exch1");
    second = lab.open("exch2");
  }

  @Test
  void letsOnlyOneMachineHaveTheDisk() throws IOException {
    assertThat(first.disks().bringOnline(DATA, "X:", EPOCH)).isEqualTo(new DiskChange.Done());
    assertThat(first.disks().bringOnline(DATA, "X:", EPOCH)).isEqualTo(new DiskChange.Done());

    assertThat(second.disks().bringOnline(DATA, "X:", EPOCH))
        .isEqualTo(new DiskChange.HeldElsewhere(DATA, "exch1"));
    assertThat(disk(second).heldBy()).isEqualTo("exch1");

    assertThat(first.disks().takeOffline(DATA, EPOCH)).isEqualTo(new DiskChange.Done());
    assertThat(second.disks().bringOnline(DATA, "X:", new FencingEpoch(8)))
        .isEqualTo(new DiskChange.Done());
    assertThat(Files.readAllLines(lab.shared("disks/data/owners.log")))
        .containsExactly(
            time.instant() + " node=exch1 event=ATTACHED epoch=7",
            time.instant() + " node=exch1 event=DETACHED epoch=7",
            time.instant() + " node=exch2 event=ATTACHED epoch=8");
  }

  @Test
  void doesNotTakeADiskOfflineWhileFilesAreOpen() {
    first.disks().bringOnline(DATA, "X:", EPOCH);
    lab.writeFaults(
        "exch1", "openFiles: [{disk: data, path: 'X:\\a.edb', holder: 'notepad.exe (pid 4711)'}]");

    OpenFile open = new OpenFile("X:\\a.edb", "notepad.exe (pid 4711)");
    assertThat(disk(first).openFiles()).containsExactly(open);
    assertThat(first.disks().takeOffline(DATA, EPOCH)).isInstanceOf(DiskChange.InUse.class);

    lab.writeFaults("exch1", "");
    assertThat(first.disks().takeOffline(DATA, EPOCH)).isEqualTo(new DiskChange.Done());
  }

  @Test
  void doesNotTakeADiskOfflineUnderARunningService() {
    runDatabase();

    DiskChange change = first.disks().takeOffline(DATA, EPOCH);

    assertThat(change.refusal().orElseThrow().items().get(0).detail())
        .startsWith("open by AppDatabase (pid ");
  }

  @Test
  void aServiceLeavesItsFilesWhereItsSettingsSay() throws IOException {
    // Given
    lab.writeMachine(
        "exch3",
        """
        disks:
          data: {image: disks/data}
        services:
          - {name: Transport, settings: 'C:\\app.config', creates: ['{Queue}\\Mail.que']}
        """);
    EmulatedMachine machine = lab.open("exch3");
    machine.disks().bringOnline(DATA, "X:", EPOCH);
    Path settings = folder.resolve("exch3/C/app.config");
    Files.createDirectories(settings.getParent());
    Path queue = Files.createDirectories(lab.shared("disks/data/files/Queue")).resolve("Mail.que");
    ServiceName transport = new ServiceName("Transport");
    // When it starts without settings
    machine.services().start(transport);
    assertThat(machine.services().query(transport).state()).isEqualTo(ServiceState.RUNNING);
    assertThat(queue).doesNotExist();
    // When they name a folder that is there
    machine.services().stop(transport);
    machine.services().query(transport);
    Files.writeString(settings, "<add key=\"Queue\" value=\"X:\\Queue\" />");
    machine.services().start(transport);
    machine.services().query(transport);
    // Then
    assertThat(queue).exists();
  }

  @Test
  void failsAServiceWithoutItsDisk() {
    first.services().start(DATABASE);
    time.pass(Duration.ofSeconds(1));

    assertThat(first.services().query(DATABASE).lastExit()).isEqualTo(WindowsError.PROCESS_ABORTED);
  }

  @Test
  void goesOnAfterItsProcessWasKilled() {
    runDatabase();
    first.addresses().add(ADDRESS, 24);
    first.die();

    EmulatedMachine again = lab.open("exch1");

    assertThat(again.bootId()).isEqualTo(first.bootId());
    assertThat(again.services().query(DATABASE).state()).isEqualTo(ServiceState.RUNNING);
    assertThat(disk(again).state()).isEqualTo(DiskState.ONLINE);
    assertThat(again.addresses().query(ADDRESS).isPresent()).isTrue();
    assertThat(second.disks().bringOnline(DATA, "X:", EPOCH))
        .isInstanceOf(DiskChange.HeldElsewhere.class);
    assertThat(second.addresses().add(ADDRESS, 24)).isInstanceOf(AddressChange.InUse.class);
  }

  @Test
  void losesTheDiskThatItsPartnerTookMeanwhile() throws IOException {
    runDatabase();
    first.die();
    second.disks().bringOnline(DATA, "X:", new FencingEpoch(8));

    EmulatedMachine again = lab.open("exch1");

    assertThat(disk(again).state()).isEqualTo(DiskState.OFFLINE);
    assertThat(disk(again).heldBy()).isEqualTo("exch2");
    assertThat(again.services().query(DATABASE).state()).isEqualTo(ServiceState.FAILED);
    assertThat(Files.readString(lab.shared("disks/data/owners.log")))
        .contains("node=exch1 event=LOST epoch=7");
  }

  @Test
  void startsAndAttachesNothingOfAGroupAfterAPowerCut() {
    runDatabase();
    first.addresses().add(ADDRESS, 24);
    first.die();

    EmulatedMachine booted = lab.boot("exch1");

    assertThat(booted.bootId()).isNotEqualTo(first.bootId());
    assertThat(booted.services().query(DATABASE).state()).isEqualTo(ServiceState.STOPPED);
    assertThat(booted.services().query(DATABASE).lastExit())
        .isEqualTo(WindowsError.SERVICE_NEVER_STARTED);
    assertThat(booted.services().query(new ServiceName("RpcSs")).state())
        .isEqualTo(ServiceState.RUNNING);
    assertThat(disk(booted).state()).isEqualTo(DiskState.OFFLINE);
    assertThat(booted.addresses().query(ADDRESS).isPresent()).isFalse();
    assertThat(second.disks().bringOnline(DATA, "X:", EPOCH)).isEqualTo(new DiskChange.Done());
  }

  @Test
  void doesNotAddAnAddressThatSomebodyElseAnswersFor() {
    first.addresses().add(ADDRESS, 24);
    assertThat(second.addresses().add(ADDRESS, 24))
        .isEqualTo(new AddressChange.InUse(ADDRESS, "exch1"));

    first.addresses().remove(ADDRESS);
    lab.writeFaults("exch2", "addressesInUse: [192.0.2.50]");
    assertThat(second.addresses().add(ADDRESS, 24))
        .isEqualTo(new AddressChange.InUse(ADDRESS, null));
  }

  @Test
  void namesWhoTookTheAddressAgain() {
    // Given
    first.addresses().add(ADDRESS, 24);
    first.die();
    second.addresses().add(ADDRESS, 24);
    second.die();

    // When
    lab.open("exch1");

    // Then
    assertThat(lab.boot("exch2").addresses().add(ADDRESS, 24))
        .isEqualTo(new AddressChange.InUse(ADDRESS, "exch1"));
  }

  @Test
  void saysWhereAFaultFileIsWrong() {
    lab.writeFaults("exch1", "services:\n  AppDatabase: {startFailCod: 5}\n");

    assertThatThrownBy(() -> first.services().list())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(
            "faults.yaml, line 2, key services.AppDatabase.startFailCod: unknown key");
  }

  private void runDatabase() {
    first.disks().bringOnline(DATA, "X:", EPOCH);
    first.services().start(DATABASE);
    time.pass(Duration.ofSeconds(1));
    assertThat(first.services().query(DATABASE).state()).isEqualTo(ServiceState.RUNNING);
  }

  private static DiskStatus disk(EmulatedMachine machine) {
    return machine.disks().query(DATA).orElseThrow();
  }
}
