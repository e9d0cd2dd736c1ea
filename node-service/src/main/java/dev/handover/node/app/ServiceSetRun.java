package dev.handover.node.app;

import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.ServiceTurn;
import dev.handover.node.domain.ServiceWaves;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One run over a set of services: looks, decides, asks, and waits until something changes, until
 * every service is there or has failed.
 *
 * <p>Looking and deciding is done by one thread; asking is done aside, because the service manager
 * may take its time to accept a start, and what does not depend on each other moves together. Every
 * ask is made while the caller's epoch holds. Nothing is remembered beyond the run: a new one reads
 * the state from the machine and goes on from there.
 */
final class ServiceSetRun implements Runnable {
  private static final Logger LOG = Logger.getLogger(ServiceSetRun.class);

  /** Progress within a state is not announced, so it is looked for this often. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

  /** A refused ask changes no state, so that nobody is woken by it. */
  private static final Duration WAIT_WHILE_ASKING = Duration.ofMillis(50);

  private final ServiceSets.Request request;
  private final ServiceSetMoves moves;
  private final ServiceSetTracks tracks;

  /** Counted down when there is an end to tell; an ask may still be on its way then. */
  private final CountDownLatch settled = new CountDownLatch(1);

  /** Counted down when nothing is on its way any more, so that the next run acts alone. */
  private final CountDownLatch over = new CountDownLatch(1);

  /** Let go of once it has ended, or every run would hold all that were before it. */
  private @Nullable ServiceSetRun former;

  private volatile boolean superseded;
  private volatile boolean told;
  private volatile @Nullable RuntimeException broken;

  ServiceSetRun(
      ServiceSets.Request request,
      ServiceWaves waves,
      ServiceSetMoves moves,
      @Nullable ServiceSetRun former) {
    this.request = request;
    this.moves = moves;
    this.former = former;
    this.tracks = new ServiceSetTracks(request, waves);
  }

  /** Whether this run is for the same request of the same operation. */
  boolean isFor(ServiceSets.Request other) {
    return request.isSameAs(other);
  }

  /** Ends the run between two moves; the next one waits until then. */
  void supersede() {
    superseded = true;
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  /** Whether somebody was told how it ended. */
  boolean isTold() {
    return told;
  }

  @Override
  public void run() {
    try {
      awaitFormer();
      boolean goesOn = true;
      while (goesOn && !superseded && !tracks.isDone()) {
        goesOn = turn();
      }
    } catch (RuntimeException e) {
      broken = e;
      if (!(e instanceof RefusedException)) {
        // Perhaps nobody asks for the end of this run any more.
        LOG.errorf(e, "run of services broke off: group=%s", request.fence().group());
      }
      giveUp(e);
    } finally {
      settled.countDown();
      moves.awaitAnswers();
      over.countDown();
    }
  }

  /** Whoever looks at the run later sees why the rest was not tried. */
  private void giveUp(RuntimeException e) {
    Refusal why =
        e instanceof RefusedException refused
            ? refused.refusal()
            : new Refusal(
                RefusalCode.UNAVAILABLE,
                "The run broke off (%s).".formatted(e.getClass().getSimpleName()),
                "Ask again; this service's log has the cause.");
    tracks.giveUp(why, moves.now());
  }

  /** How it ended, or where it has got to when the wait is over. */
  ServiceSetProgress await(Duration patience) {
    try {
      if (!settled.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return progress();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return progress();
    }
    told = true;
    RuntimeException end = broken;
    if (end != null) {
      throw end;
    }
    return progress();
  }

  /** Where it has got to. */
  ServiceSetProgress progress() {
    return tracks.progress();
  }

  private void awaitFormer() {
    ServiceSetRun before = former;
    former = null;
    try {
      if (before != null) {
        before.over.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One look at every service whose turn it is; false when the thread is told to end. */
  private boolean turn() {
    moves.check(request.set().desired());
    takeRefusals();
    boolean changed = letBegin();
    for (ServiceName name : tracks.pending()) {
      changed |= look(name);
    }
    return changed || takeRefusals() || tracks.isDone() || awaitChange();
  }

  /** What was accepted shows in the service's state; what was refused shows nowhere else. */
  private boolean takeRefusals() {
    boolean any = false;
    for (ServiceSetMoves.Answer answer : moves.takeAnswers()) {
      Optional<RefusedException> refused = answer.refused();
      refused.ifPresent(reason -> tracks.refuse(answer.name(), reason, moves.now()));
      any |= refused.isPresent();
    }
    return any;
  }

  /** Services whose turn has come, and those that will never get theirs. */
  private boolean letBegin() {
    boolean blocked = tracks.block(moves.now());
    List<ServiceName> ready = tracks.ready();
    ready.forEach(name -> tracks.begin(moves.query(name), moves.now()));
    return blocked || !ready.isEmpty();
  }

  /** Looks, decides and asks; true when the service has reached an end. */
  private boolean look(ServiceName name) {
    ServiceStatus status = moves.query(name);
    boolean there = request.set().desired().next(status.state(), false) == DesiredState.Move.DONE;
    if (moves.isAsking(name) && !there) {
      return tracks.isGivenUpWhileAsking(name, status, moves.now());
    }
    ServiceTurn.Next next = tracks.next(name, status, moves.now());
    switch (next.act()) {
      case NONE -> {}
      case START -> moves.start(name, status);
      case STOP -> moves.stop(name, Set.copyOf(request.set().names()));
      case CLEAR -> tracks.note(name, moves.clear(name));
      case END_PROCESS -> moves.endProcess(status);
    }
    return next.track().phase().isEnd();
  }

  private boolean awaitChange() {
    Duration wait = moves.isAsking() ? WAIT_WHILE_ASKING : LONGEST_WAIT;
    return moves.awaitChange(tracks.watched(), wait);
  }
}
