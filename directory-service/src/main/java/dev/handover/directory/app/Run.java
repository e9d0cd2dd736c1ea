package dev.handover.directory.app;

import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.LeaseLostException;
import dev.handover.directory.domain.RefusedException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One piece of background work on one change set, from its start to its end or stop. */
final class Run implements Underway {

  private static final Logger LOG = Logger.getLogger(Run.class);

  private final ChangeSetWork.Request request;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable RuntimeException failure;
  private volatile boolean lost;

  Run(ChangeSetWork.Request request) {
    this.request = request;
  }

  ChangeSetWork.Request request() {
    return request;
  }

  @Override
  public UUID changeSet() {
    return request.changeSet();
  }

  @Override
  public Direction desired() {
    return request.desired();
  }

  @Override
  public boolean isSameWorkAs(ChangeSetWork.Request other) {
    return request.isSameWorkAs(other);
  }

  /** Does the work; whoever waits for this run learns of a failure by {@link #await}. */
  void work(Runnable walk) {
    try {
      walk.run();
    } catch (LeaseLostException e) {
      lost = true;
      LOG.warnf(
          "run lost its lease: changeSetId=%s; another instance may continue it",
          request.changeSet());
    } catch (RefusedException e) {
      failure = e;
      LOG.warnf(
          "run was fenced: changeSetId=%s reason=\"%s\"", request.changeSet(), e.getMessage());
    } catch (RuntimeException e) {
      failure = e;
      LOG.errorf(e, "run broke: changeSetId=%s", request.changeSet());
    }
  }

  /** Lets go whoever waits. */
  void end() {
    ended.countDown();
  }

  /** Lets go whoever waits, to look for who has the set: this run never began. */
  void endWithoutBeginning() {
    lost = true;
    end();
  }

  @Override
  public Waited await(Duration wait) {
    Waited waited = awaitQuietly(wait);
    RuntimeException thrown = failure;
    if (waited == Waited.ENDED && thrown != null) {
      throw thrown;
    }
    return waited;
  }

  @Override
  public Waited awaitQuietly(Duration wait) {
    try {
      if (!ended.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        return Waited.NOT_YET;
      }
      return lost ? Waited.ABANDONED : Waited.ENDED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Waited.NOT_YET;
    }
  }
}
