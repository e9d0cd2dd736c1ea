package dev.handover.directory.app;

import dev.handover.directory.domain.proof.Agreement;
import dev.handover.directory.domain.proof.PollOutcome;
import dev.handover.directory.domain.proof.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One wait for the servers: each is looked at by a thread of its own until all is decided. */
public final class Convergence {

  private static final Logger LOG = Logger.getLogger(Convergence.class);

  /** Waits are rounded down to it: whoever waits for the deadline is to wake after it. */
  private static final Duration CLOCK_TICK = Duration.ofMillis(1);

  /** Where it has got to. */
  public enum State {
    POLLING,
    AGREED,
    MISSED,
    REPLACED
  }

  /** The matrix at one moment. */
  public record View(
      State state,
      Convergences.Request request,
      Agreement agreement,
      Instant startedAt,
      Instant deadline,
      int entries,
      List<Standing> standings) {}

  /** What it waits for. */
  record Plan(
      Convergences.Request request, Agreement agreement, int entries, List<ServerPoll> polls) {}

  private final Plan plan;
  private final Duration interval;
  private final InstantSource clock;
  private final Instant startedAt;
  private final Instant deadline;
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<Standing> standings = new ArrayList<>();
  private State state = State.POLLING;
  private boolean told;

  Convergence(Plan plan, Duration interval, InstantSource clock) {
    this.plan = plan;
    this.interval = interval;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.deadline = startedAt.plus(plan.request().deadline());
    plan.polls().forEach(poll -> standings.add(Standing.unasked(poll.server())));
  }

  /** Begins to look at every server. */
  void start(Executor threads) {
    for (int i = 0; i < plan.polls().size(); i++) {
      int row = i;
      threads.execute(() -> watch(row));
    }
  }

  private void watch(int row) {
    ServerPoll poll = plan.polls().get(row);
    try {
      do {
        if (needsLook(row)) {
          Instant began = clock.instant();
          PollOutcome outcome = poll.look();
          note(row, outcome, began);
        }
      } while (!await(interval) && view().state() == State.POLLING);
    } catch (RuntimeException e) {
      LOG.errorf(e, "looking at %s broke", poll.server().name());
      note(row, new PollOutcome.Unreachable("a fault; the service's log has it"), clock.instant());
    }
  }

  private synchronized boolean needsLook(int row) {
    return plan.agreement().needsAnotherLook(standings.get(row), standings);
  }

  private synchronized void note(int row, PollOutcome outcome, Instant began) {
    if (state != State.POLLING) {
      return;
    }
    Standing now = standings.get(row).after(outcome, began, clock.instant());
    Standing shown = plan.polls().get(row).replication().map(now::with).orElse(now);
    standings.set(row, shown);
    if (plan.agreement().isReached(standings)) {
      end(State.AGREED);
    }
  }

  /** Ends it, unless it has ended. */
  synchronized void end(State as) {
    if (state == State.POLLING) {
      state = as;
      over.countDown();
    }
  }

  /** Whether it ended within the wait. */
  boolean await(Duration wait) {
    try {
      return over.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Where it stands; ends it when its time is over. */
  synchronized View view() {
    if (!clock.instant().isBefore(deadline)) {
      end(State.MISSED);
    }
    return new View(
        state,
        plan.request(),
        plan.agreement(),
        startedAt,
        deadline,
        plan.entries(),
        List.copyOf(standings));
  }

  /** The same for the one who asked for it; an end that was told is not told again. */
  synchronized View tell() {
    View view = view();
    told = told || view.state() != State.POLLING;
    return view;
  }

  /** Whether whoever asks for the same may be answered from here. */
  synchronized boolean serves(Convergences.Request asked) {
    return plan.request().equals(asked) && !told;
  }

  synchronized boolean isPolling() {
    return view().state() == State.POLLING;
  }

  Duration untilDeadline() {
    Duration left = Duration.between(clock.instant(), deadline).plus(CLOCK_TICK);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
