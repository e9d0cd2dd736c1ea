package dev.handover.node.app;

import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.OverrideName;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServicePhase;
import dev.handover.node.domain.ServiceRefusals;
import dev.handover.node.domain.ServiceSet;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.ServiceTrack;
import dev.handover.node.domain.ServiceTurn;
import dev.handover.node.domain.ServiceWaves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  private final ServiceWaves waves;
  private final ServiceSetMoves moves;
  private final Map<ServiceName, ServiceSet.Member> members;
  private final CountDownLatch over = new CountDownLatch(1);

  /** Guarded by this. */
  private final Map<ServiceName, ServiceTrack> tracks = new LinkedHashMap<>();

  /** Guarded by this. */
  private final Map<ServiceName, ServiceStatus> seen = new LinkedHashMap<>();

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
    this.waves = waves;
    this.moves = moves;
    this.former = former;
    this.members =
        request.set().members().stream()
            .collect(Collectors.toMap(ServiceSet.Member::name, Function.identity()));
    waves.order().forEach(name -> tracks.put(name, ServiceTrack.waiting()));
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
      while (goesOn && !superseded && !isDone()) {
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
      moves.awaitAnswers();
      over.countDown();
    }
  }

  /** Whoever looks at the run later sees why the rest was not tried. */
  private synchronized void giveUp(RuntimeException e) {
    Refusal why =
        e instanceof RefusedException refused
            ? refused.refusal()
            : new Refusal(
                RefusalCode.UNAVAILABLE,
                "The run broke off (%s).".formatted(e.getClass().getSimpleName()),
                "Ask again; this service's log has the cause.");
    Instant now = moves.now();
    tracks.replaceAll((name, track) -> track.phase().isEnd() ? track : track.blocked(why, now));
  }

  /** How it ended, or where it has got to when the wait is over. */
  ServiceSetProgress await(Duration patience) {
    try {
      if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
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
  synchronized ServiceSetProgress progress() {
    return new ServiceSetProgress(
        request.fence().group(),
        request.set().desired(),
        tracks.entrySet().stream()
            .map(
                entry ->
                    new ServiceSetProgress.Item(
                        entry.getKey(),
                        waves.wave(entry.getKey()),
                        entry.getValue(),
                        seen.get(entry.getKey())))
            .toList());
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
    for (ServiceName name : pending()) {
      changed |= look(name);
    }
    return changed || takeRefusals() || isDone() || awaitChange();
  }

  /** What was accepted shows in the service's state; what was refused shows nowhere else. */
  private boolean takeRefusals() {
    boolean any = false;
    for (ServiceSetMoves.Answer answer : moves.takeAnswers()) {
      Optional<RefusedException> refused = answer.refused();
      refused.ifPresent(reason -> refuse(answer.name(), reason));
      any |= refused.isPresent();
    }
    return any;
  }

  private synchronized void refuse(ServiceName name, RefusedException refused) {
    ServiceTrack track = tracks.get(name);
    if (track == null || track.phase() != ServicePhase.PENDING) {
      return;
    }
    ServiceTurn turn = turnOf(name);
    Instant now = moves.now();
    tracks.put(
        name,
        request.set().desired() == DesiredState.RUNNING
            ? turn.startRefused(track, refused, now)
            : turn.stopRefused(track, refused, now));
  }

  /** Services whose turn has come, and those that will never get theirs. */
  private synchronized boolean letBegin() {
    Map<ServiceName, ServicePhase> phases = phases();
    Instant now = moves.now();
    Map<ServiceName, ServiceName> blocked = waves.blocked(phases);
    blocked.forEach(
        (name, cause) ->
            tracks.computeIfPresent(
                name,
                (key, track) -> track.blocked(ServiceRefusals.behind(name, cause).refusal(), now)));
    List<ServiceName> ready = waves.ready(phases);
    for (ServiceName name : ready) {
      ServiceStatus status = moves.query(name);
      seen.put(name, status);
      tracks.put(name, ServiceTrack.waiting().begin(status, now));
    }
    return !blocked.isEmpty() || !ready.isEmpty();
  }

  /** Looks, decides and asks; true when the service has reached an end. */
  private boolean look(ServiceName name) {
    ServiceStatus status = moves.query(name);
    boolean there = request.set().desired().next(status.state(), false) == DesiredState.Move.DONE;
    if (moves.isAsking(name) && !there) {
      note(name, status);
      return false;
    }
    ServiceTurn.Next next;
    synchronized (this) {
      seen.put(name, status);
      ServiceTrack track = tracks.getOrDefault(name, ServiceTrack.waiting());
      next = turnOf(name).next(track, status, moves.now());
      tracks.put(name, next.track());
    }
    switch (next.act()) {
      case NONE -> {}
      case START -> moves.start(name, status);
      case STOP -> moves.stop(name, members.keySet());
      case CLEAR -> note(name, moves.clear(name));
      case END_PROCESS -> moves.endProcess(status);
    }
    return next.track().phase().isEnd();
  }

  private synchronized void note(ServiceName name, ServiceStatus status) {
    seen.put(name, status);
  }

  private boolean awaitChange() {
    List<ServiceStatus> watched = new ArrayList<>();
    Duration wait = moves.isAsking() ? WAIT_WHILE_ASKING : LONGEST_WAIT;
    synchronized (this) {
      for (ServiceName name : pending()) {
        ServiceStatus status = seen.get(name);
        if (status != null) {
          watched.add(status);
        }
      }
    }
    return moves.awaitChange(watched, wait);
  }

  private ServiceTurn turnOf(ServiceName name) {
    ServiceSet.Member member = members.get(name);
    if (member == null) {
      throw new IllegalStateException("not a member: " + name);
    }
    boolean mayEndHung = request.overrides().allow(OverrideName.END_HUNG_PROCESS);
    return new ServiceTurn(member, request.set().desired(), mayEndHung);
  }

  private synchronized List<ServiceName> pending() {
    return tracks.entrySet().stream()
        .filter(entry -> entry.getValue().phase() == ServicePhase.PENDING)
        .map(Map.Entry::getKey)
        .toList();
  }

  private synchronized boolean isDone() {
    return tracks.values().stream().allMatch(track -> track.phase().isEnd());
  }

  private Map<ServiceName, ServicePhase> phases() {
    return tracks.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().phase()));
  }
}
