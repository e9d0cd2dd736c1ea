package dev.handover.directory.app;

import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.proof.LeftoverReport;
import dev.handover.directory.domain.proof.LeftoverScan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One scan, from its start to its end. */
public final class LeftoverScanRun {

  private static final Logger LOG = Logger.getLogger(LeftoverScanRun.class);

  /** Where it has got to. */
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }

  /** A scan at one moment. */
  public record View(
      State state,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String error,
      LeftoverReport report) {}

  private final LeftoverScan.Question question;
  private final LeftoverScan scan;
  private final InstantSource clock;
  private final Instant startedAt;
  private final CountDownLatch over = new CountDownLatch(1);
  private State state = State.RUNNING;
  private @Nullable Instant endedAt;
  private @Nullable String error;

  LeftoverScanRun(LeftoverScan.Question question, LeftoverScan scan, InstantSource clock) {
    this.question = question;
    this.scan = scan;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  boolean answers(LeftoverScan.Question asked) {
    return question.equals(asked);
  }

  void run(BooleanSupplier wanted) {
    try {
      scan.run(wanted);
      end(State.DONE, null);
    } catch (DirectoryUnreachableException | DirectoryRefusedException e) {
      end(State.FAILED, e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "a scan broke");
      end(State.FAILED, "a fault; the service's log has it");
    }
  }

  private synchronized void end(State as, @Nullable String why) {
    state = as;
    error = why;
    endedAt = clock.instant();
    over.countDown();
  }

  void await(Duration wait) {
    try {
      over.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized boolean isRunning() {
    return state == State.RUNNING;
  }

  synchronized View view() {
    return new View(state, startedAt, endedAt, error, scan.report());
  }
}
