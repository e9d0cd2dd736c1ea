package dev.handover.node.domain;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets the newest epoch of each group act, and nobody else.
 *
 * <p>The promise is durable before {@link #admit} returns. {@link #act} holds off a newer promise
 * for as long as the act lasts, so that once a promise is answered, nothing older is still at work.
 * Acts of one epoch run side by side. A long piece of work is many short acts, each of them checked
 * anew.
 */
public final class EpochGate {
  private final PromisedEpochs promises;
  private final LeaseGuard leases;
  private final InstantSource clock;
  private final Map<GroupName, ReadWriteLock> locks = new ConcurrentHashMap<>();

  public EpochGate(PromisedEpochs promises, LeaseGuard leases, InstantSource clock) {
    this.promises = promises;
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * Promises the fence's epoch, waiting for older acts to end first. Throws {@link
   * RefusedException} when a newer one was promised.
   */
  public EpochPromise admit(Fence fence) {
    Optional<EpochPromise> mine =
        promises.find(fence.group()).filter(promise -> promise.isFor(fence));
    return mine.orElseGet(() -> promise(fence));
  }

  private EpochPromise promise(Fence fence) {
    Lock lock = lockOf(fence).writeLock();
    lock.lock();
    try {
      Optional<EpochPromise> known = promises.find(fence.group());
      known.filter(promise -> promise.forbids(fence)).ifPresent(promise -> refuse(fence, promise));
      if (known.isPresent() && known.get().isFor(fence)) {
        return known.get();
      }
      EpochPromise promise =
          new EpochPromise(fence.group(), fence.epoch(), fence.issuer(), clock.instant());
      promises.keep(promise);
      return promise;
    } finally {
      lock.unlock();
    }
  }

  /** Does something short while the fence still is the promised one; refuses when it is not. */
  public <T> T act(Fence fence, Supplier<T> act) {
    Lock lock = lockOf(fence).readLock();
    lock.lock();
    try {
      check(fence);
      return act.get();
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #act}, for what makes the machine serve: also refused with lease-expired. */
  public <T> T serve(Fence fence, Supplier<T> act) {
    return act(
        fence,
        () -> {
          leases.check(fence);
          return act.get();
        });
  }

  /**
   * Waits until every act for the group that has begun is over. What was refused to {@link #serve}
   * before is refused to all that come later, so that what is read now stays true.
   */
  public void awaitActs(Fence fence) {
    Lock lock = lockOf(fence).writeLock();
    lock.lock();
    try {
      // Whatever began before is over, or this would not be ours.
    } finally {
      lock.unlock();
    }
  }

  /** Refuses when somebody newer was promised meanwhile. */
  public void check(Fence fence) {
    EpochPromise promise =
        promises
            .find(fence.group())
            .orElseThrow(() -> new IllegalStateException("acts before it was admitted: " + fence));
    if (!promise.isFor(fence)) {
      refuse(fence, promise);
    }
  }

  /** As {@link #check}, and refuses with lease-expired when the group's lease is lost. */
  public void checkServing(Fence fence) {
    check(fence);
    leases.check(fence);
  }

  private ReadWriteLock lockOf(Fence fence) {
    return locks.computeIfAbsent(fence.group(), group -> new ReentrantReadWriteLock(true));
  }

  private static void refuse(Fence fence, EpochPromise promised) {
    throw new RefusedException(Refusal.staleEpoch(fence, promised));
  }
}
