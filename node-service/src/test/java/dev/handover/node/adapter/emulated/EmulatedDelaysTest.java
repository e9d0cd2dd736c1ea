package dev.handover.node.adapter.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk and an address take the time that machine.yaml gives them, once for each change. */
class EmulatedDelaysTest {
  private static final DiskId DATA = new DiskId("data");
  private static final FloatingAddress ADDRESS = new FloatingAddress("192.0.2.50");
  private static final FencingEpoch EPOCH = new FencingEpoch(7);

  @TempDir Path folder;

  private final ManualTime time = new ManualTime();
  private EmulatedMachine machine;

  @BeforeEach
  void open() {
    EmulatedLab lab = new EmulatedLab(folder, time);
    lab.writeMachine(
        "exch1",
        """
        disks:
          data: {image: disks/data, attachDelayMillis: 500, detachDelayMillis: 400}
        addresses: {addDelayMillis: 200, removeDelayMillis: 100}
        """);
    machine = lab.open("exch1");
  }

  private Duration taken(Runnable change) {
    Instant before = time.instant();
    change.run();
    return Duration.between(before, time.instant());
  }

  @Test
  void aDiskTakesTimeToComeAndToGo() {
    assertThat(taken(() -> machine.disks().bringOnline(DATA, "X:", EPOCH))).hasMillis(500);
    assertThat(taken(() -> machine.disks().takeOffline(DATA, EPOCH))).hasMillis(400);
  }

  @Test
  void anAddressTakesTimeToComeAndToGo() {
    assertThat(taken(() -> machine.addresses().add(ADDRESS, 24))).hasMillis(200);
    assertThat(taken(() -> machine.addresses().remove(ADDRESS))).hasMillis(100);
  }

  @Test
  void whatIsThereAlreadyTakesNoTime() {
    // Given
    machine.disks().bringOnline(DATA, "X:", EPOCH);
    machine.addresses().add(ADDRESS, 24);
    // When
    Duration disk = taken(() -> machine.disks().bringOnline(DATA, "X:", EPOCH));
    Duration address = taken(() -> machine.addresses().add(ADDRESS, 24));
    // Then
    assertThat(disk).isZero();
    assertThat(address).isZero();
  }
}
