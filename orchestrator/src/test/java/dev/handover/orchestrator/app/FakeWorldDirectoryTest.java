package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.DirectoryClient;
import dev.handover.orchestrator.domain.DirectoryClientContract;
import java.util.List;

/** The simulated directory keeps what the port promises. */
class FakeWorldDirectoryTest extends DirectoryClientContract {
  private final FakeWorld world = new FakeWorld();

  @Override
  protected DirectoryClient client() {
    return world;
  }

  @Override
  protected void letSomebodyElseChange(String what) {
    world.conflicts = List.of(what + " was changed");
  }
}
