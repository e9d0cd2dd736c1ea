package dev.handover.directory.app;

import dev.handover.directory.domain.RefusedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One piece of background work on one change set, from its start to its end or stop. */
final class Run {

  private static final Logger LOG = Logger.getLogger(Run.class);

  private final ChangeSetWork.Request request;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable RuntimeException failure;

  Run(ChangeSetWork.Request request) {
    this.request = request;
  }

  ChangeSetWork.Request request() {
    return request;
  }

  /** Does the work; whoever waits for this run learns of a failure by {@link #await}. */
  void work(Runnable walk) {
    try {
      walk.run();
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

  /** Whether it ended within the wait; throws what it failed with. */
  boolean await(Duration wait) {
    boolean over = awaitQuietly(wait);
    RuntimeException thrown = failure;
    if (over && thrown != null) {
      throw thrown;
    }
    return over;
  }

  /** Whether it ended within the wait, however it ended. */
  boolean awaitQuietly(Duration wait) {
    try {
      return ended.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
