package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.NodeFiles;
import dev.handover.orchestrator.domain.NodeFilesContract;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Samples;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** The simulation's files keep what the port promises. */
class FakeFilesTest extends NodeFilesContract {
  private FakeWorld world = new FakeWorld();

  @BeforeEach
  void freshWorld() {
    world = new FakeWorld();
  }

  @Override
  protected NodeFiles files() {
    return new FakeFiles(world);
  }

  @Override
  protected NodeRef node() {
    return Samples.mail().primary();
  }

  @Override
  protected void bringTheDiskOnline() {
    world.exch1.disk = true;
  }

  @Override
  protected void letItGoAway() {
    world.exch1.reachable = false;
  }

  @Override
  protected void write(String file) {
    world.exch1.files.add(file);
  }

  @Override
  protected Set<String> onDisk() {
    return world.exch1.files;
  }
}
