package dev.handover.directory.app;

import dev.handover.directory.domain.EpochGate;
import dev.handover.directory.domain.EpochPromise;
import dev.handover.directory.domain.Fence;
import dev.handover.directory.domain.PromisedEpochs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Promised epochs, of all instances that share the store. */
@ApplicationScoped
public class Promises {

  private final PromisedEpochs promises;
  private final EpochGate gate;
  private final Leases leases;

  /** Kept in this store by way of this gate. */
  public Promises(PromisedEpochs promises, EpochGate gate, Leases leases) {
    this.promises = promises;
    this.gate = gate;
    this.leases = leases;
  }

  /** All of them, ordered by group. */
  public List<EpochPromise> all() {
    return promises.all();
  }

  /**
   * Promises an epoch; when this returns, nothing older is at work, here or elsewhere: an older run
   * that another instance does stops before its next batch, or its lease runs out unrenewed.
   */
  public EpochPromise promise(Fence fence) {
    EpochPromise promise = gate.admit(fence);
    leases.awaitEndOfOlder(fence);
    return promise;
  }
}
