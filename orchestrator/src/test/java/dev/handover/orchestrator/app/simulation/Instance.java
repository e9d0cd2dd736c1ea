package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.app.SimulatedEngine;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Work;
import java.util.Optional;
import java.util.UUID;

/** An orchestrator: polls for due work, sends heartbeats, and takes over from who sends none. */
final class Instance extends Program {
  private static final long POLLING = 500;
  private static final long DETECTING = 2_000;
  private static final long REST = 600_000;
  private static final long AFTER_A_BUG = 5_000;

  private final World world;
  private final SharedStore store;
  private SimulatedEngine engine;
  private String id = "";

  Instance(String name, World world, SharedStore store) {
    super(name, world);
    this.world = world;
    this.store = store;
    this.engine = newEngine();
  }

  private SimulatedEngine newEngine() {
    return new SimulatedEngine(
        new SimulatedEngine.Surroundings(
            new SimulatedGroup(world.group),
            new SimulatedNodes(world, this),
            new SnapshotNodes(world, this),
            new SimulatedDirectory(world, this),
            new SimulatedProbes(world, this)),
        new SimulatedEngine.Kept(store, new FaultyJournal(world, this, store)),
        new SimulatedEngine.Turns(world.kernel, this, world.chance.random()));
  }

  SimulatedEngine engine() {
    return engine;
  }

  @Override
  protected void begin() {
    engine = newEngine();
    id = name + "/" + incarnation();
    tick(incarnation(), 0);
  }

  private void tick(int of, long turn) {
    if (!isAlive() || incarnation() != of) {
      return;
    }
    if (!isPaused()) {
      store.due.heartbeat(id);
      store.due.pick(id).ifPresent(picked -> spawn(() -> execute(picked)));
      if (turn % (DETECTING / POLLING) == 0 && !world.has(Flaw.NOBODY_TAKES_OVER)) {
        store.due.dead().forEach(dead -> spawn(() -> takeOver(dead)));
      }
    }
    kernel.after(POLLING, () -> tick(of, turn + 1));
  }

  private void execute(DueWork.Picked picked) {
    UUID operation = picked.row().operation;
    world.perhapsStop(this, 40_000);
    kernel.sleep(world.chance.between(1, 8)); // on its way to read the operation
    try {
      Work.Due due = engine.carryOn(operation, Kernel.instant(picked.surelyAlive()));
      switch (due) {
        case Work.Due.Over over -> store.due.remove(picked);
        case Work.Due.At at -> store.due.putBack(picked, Kernel.millis(at.instant()));
        case Work.Due.Resting resting -> store.due.putBack(picked, kernel.now() + REST);
      }
      Optional<Operation> now = store.find(operation);
      boolean isOver = due instanceof Work.Due.Over;
      if (!isOver && now.isPresent() && now.get().version() != due.version()) {
        store.due.wake(operation);
      }
    } catch (FaultyJournal.BrokenStore broken) {
      kernel.note(() -> name + " cannot reach the store");
      store.due.putBack(picked, kernel.now() + AFTER_A_BUG);
    }
  }

  private void takeOver(DueWork.Picked dead) {
    try {
      kernel.note(() -> name + " takes over");
      engine.takeOver(dead.row().operation);
      store.due.putBack(dead, kernel.now());
    } catch (FaultyJournal.BrokenStore broken) {
      kernel.note(() -> name + " cannot reach the store");
    }
  }
}
