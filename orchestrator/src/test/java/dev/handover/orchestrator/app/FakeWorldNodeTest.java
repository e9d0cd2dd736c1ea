package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.NodeClientContract;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Samples;
import org.junit.jupiter.api.BeforeEach;

/** The simulated servers keep what the port promises. */
class FakeWorldNodeTest extends NodeClientContract {
  private FakeWorld world = new FakeWorld();

  @BeforeEach
  void freshWorld() {
    world = new FakeWorld();
  }

  @Override
  protected NodeClient client() {
    return world;
  }

  @Override
  protected NodeRef node() {
    return Samples.mail().primary();
  }

  @Override
  protected void letItServe() {
    world = FakeWorld.activeOn(Samples.EXCH1);
  }

  @Override
  protected void letItGoAway() {
    world.exch1.reachable = false;
  }

  @Override
  protected void letAnotherHoldTheDisk() {
    world.exch2.disk = true;
  }
}
