package dev.handover.node.adapter.emulated;

import dev.handover.node.domain.Disks;
import dev.handover.node.domain.DisksContract;
import dev.handover.node.domain.ManualTime;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The emulated disks keep the contract, between two machines with one image folder. */
class EmulatedDisksTest extends DisksContract {
  @TempDir Path folder;

  private EmulatedLab lab;
  private EmulatedMachine machine;
  private EmulatedMachine other;

  @BeforeEach
  void open() {
    lab = new EmulatedLab(folder, new ManualTime());
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
    machine.die();
    machine = lab.open(NODE);
    return machine.disks();
  }

  @Override
  protected void otherTakes() {
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
}
