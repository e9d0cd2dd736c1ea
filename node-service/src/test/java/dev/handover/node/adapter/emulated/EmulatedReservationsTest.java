package dev.handover.node.adapter.emulated;

import dev.handover.node.domain.DiskReservationContract;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.ManualTime;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Emulated disks with persistent reservations keep their contract, too. */
class EmulatedReservationsTest extends DiskReservationContract {
  private static final String HOST = "host: {sanPolicy: OFFLINE_SHARED}\n";

  @TempDir Path folder;

  private EmulatedLab lab;
  private EmulatedMachine machine;
  private EmulatedMachine other;

  @BeforeEach
  void open() {
    lab = new EmulatedLab(folder, new ManualTime());
    plugIn("reservations: true");
  }

  private void plugIn(String kind) {
    String disks = "disks:\n  data: {image: disks/data, %s}\n".formatted(kind);
    lab.writeMachine(NODE, HOST + disks);
    lab.writeMachine(OTHER, HOST + disks);
    machine = lab.open(NODE);
    other = lab.open(OTHER);
  }

  @AfterEach
  void die() {
    machine.die();
    other.die();
  }

  @Override
  protected Disks disks() {
    return machine.disks();
  }

  @Override
  protected void otherTakes() {
    other.disks().preempt(DATA);
    other.disks().bringOnline(DATA, LETTER, EPOCH);
  }

  @Override
  protected void otherLetsGo() {
    other.disks().takeOffline(DATA, EPOCH);
  }

  @Override
  protected AutoCloseable openFile(String name) {
    lab.writeFaults(
        NODE,
        "openFiles: [{disk: data, path: 'X:\\%s', holder: backup.exe (pid 4)}]".formatted(name));
    return () -> lab.writeFaults(NODE, "");
  }

  @Override
  protected void bringOnlineByHand() {
    machine.die();
    lab.bringOnlineForGood(NODE, DATA.value(), LETTER);
    machine = lab.open(NODE);
  }

  @Override
  protected void boot() {
    machine.die();
    machine = lab.boot(NODE);
  }

  @Override
  protected Path root() {
    return lab.shared("disks/data");
  }

  @Override
  protected void forgetReservations() {
    die();
    plugIn("reservations: false");
  }
}
