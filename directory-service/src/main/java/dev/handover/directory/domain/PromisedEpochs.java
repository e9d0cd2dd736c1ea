package dev.handover.directory.domain;

import java.util.List;
import java.util.Optional;

/**
 * Where promises are kept. Survives the process, a restart and a power cut. At most 10,000 groups.
 */
public interface PromisedEpochs {

  /** The promise for a group, if it was ever shown one. */
  Optional<EpochPromise> find(GroupName group);

  /** All promises, ordered by group. */
  List<EpochPromise> all();

  /**
   * Keeps a promise in place of an older one, and tells which one is in force then: a newer one
   * that somebody else kept meanwhile stays. It is on stable storage when this returns; when this
   * throws, it may be or not.
   */
  EpochPromise keep(EpochPromise promise);
}
