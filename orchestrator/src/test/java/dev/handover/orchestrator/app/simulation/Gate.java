package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.StepOutcome;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A receiver's fence, as it is in memory: promises outlast it, see {@link Promises}. A newer
 * promise waits until older acts are over; what is older than a promise is refused.
 */
final class Gate {
  private final Program program;
  private final World world;
  private final Promises promises;
  private int acting;
  private boolean promising;

  Gate(Program program, World world, Promises promises) {
    this.program = program;
    this.world = world;
    this.promises = promises;
  }

  /** What is on the receiver's own disk. */
  static final class Promises {
    FencingEpoch epoch = FencingEpoch.none();
    @Nullable UUID issuer;

    void forget() {
      epoch = FencingEpoch.none();
      issuer = null;
    }

    boolean isFor(Fence fence) {
      return fence.epoch().equals(epoch) && fence.issuer().equals(issuer);
    }

    boolean forbids(Fence fence) {
      int order = fence.epoch().compareTo(epoch);
      return order < 0 || (order == 0 && issuer != null && !fence.issuer().equals(issuer));
    }
  }

  /** The answer to a request that came too late. */
  static final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final transient StepOutcome answer;

    Stale(FencingEpoch promised) {
      super("stale", null, false, false);
      answer = new StepOutcome.Fenced(promised);
    }
  }

  void admit(Fence fence) {
    if (promises.isFor(fence) || world.has(Flaw.NODE_IGNORES_EPOCHS)) {
      return;
    }
    while (acting > 0 || promising) {
      world.kernel.sleep(5);
    }
    promising = true;
    try {
      refuseStale(fence);
      world.perhapsDie(program);
      world.kernel.sleep(world.chance.between(1, 5));
      promises.epoch = fence.epoch();
      promises.issuer = fence.issuer();
      world.kernel.note(() -> program + " promises epoch " + fence.epoch().value());
      world.invariants.promised(program, fence.epoch());
      world.perhapsDie(program);
    } finally {
      promising = false;
    }
  }

  private void refuseStale(Fence fence) {
    if (promises.forbids(fence)) {
      throw new Stale(promises.epoch);
    }
  }

  /** Does something while the fence still is the promised one. */
  <T> T act(Fence fence, Supplier<T> deed) {
    while (promising) {
      world.kernel.sleep(5);
    }
    acting++;
    try {
      check(fence);
      world.invariants.acts(program, fence);
      if (program instanceof NodeProgram node) {
        node.machine.actedFor.put(fence.issuer(), world.kernel.now());
      }
      return deed.get();
    } finally {
      world.invariants.acted(program, fence);
      acting--;
    }
  }

  void check(Fence fence) {
    if (!promises.isFor(fence) && !world.has(Flaw.NODE_IGNORES_EPOCHS)) {
      throw new Stale(promises.epoch);
    }
  }
}
