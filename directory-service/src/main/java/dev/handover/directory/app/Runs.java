package dev.handover.directory.app;

import dev.handover.directory.domain.Refusal;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The runs at work: one for a change set, over all instances that share the store, and a limited
 * number in this one.
 */
@ApplicationScoped
public class Runs {

  private static final Logger LOG = Logger.getLogger(Runs.class);

  private final Walk walk;
  private final Leases leases;
  private final ApplyConfig config;
  private final Map<UUID, Run> running = new HashMap<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Runs that walk, each by its lease. */
  public Runs(Walk walk, Leases leases, ApplyConfig config) {
    this.walk = walk;
    this.leases = leases;
    this.config = config;
  }

  /** The work that is under way on a set, here or elsewhere. */
  Optional<? extends Underway> underway(UUID changeSet) {
    Run here = running(changeSet);
    return here == null ? leases.atWorkOn(changeSet) : Optional.of(here);
  }

  /** How many are at work in this instance. */
  public synchronized int count() {
    return running.size();
  }

  private synchronized @Nullable Run running(UUID changeSet) {
    return running.get(changeSet);
  }

  /**
   * What is under way on the set of the request, whatever it does and wherever, or else a new run
   * for it.
   */
  Underway joinOrStart(ChangeSetWork.Request request) {
    Run mine = new Run(request);
    Run now = enter(mine);
    if (now != mine) {
      return now;
    }
    boolean started = false;
    try {
      Underway underway =
          switch (leases.ask(request)) {
            case Leases.Answer.Granted(HeldLease lease) -> started(mine, lease);
            case Leases.Answer.Taken(RunElsewhere elsewhere) -> elsewhere;
          };
      started = underway == mine;
      return underway;
    } finally {
      if (!started) {
        forget(mine);
        mine.endWithoutBeginning();
      }
    }
  }

  /** The run that has the set in this instance from now on: the given one, unless there is one. */
  private synchronized Run enter(Run run) {
    Run now = running.get(run.changeSet());
    if (now != null) {
      return now;
    }
    if (running.size() >= config.maxRunning()) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.CHANGE_SET_BUSY,
              "%d change sets are at work, and no more are allowed.".formatted(running.size()),
              "Ask again later, or raise handover.directory.apply.max-running."));
    }
    running.put(run.changeSet(), run);
    return run;
  }

  private Run started(Run run, HeldLease lease) {
    threads.execute(() -> runAndForget(run, lease));
    return run;
  }

  private void runAndForget(Run run, HeldLease lease) {
    try {
      run.work(() -> walk.walk(run.request(), lease, closing::get));
    } finally {
      letGo(run, lease);
      forget(run);
      run.end();
    }
  }

  /** The end of the walk has let go already, unless it broke: then the lease runs out. */
  private void letGo(Run run, HeldLease lease) {
    try {
      leases.release(lease.turn());
    } catch (RuntimeException e) {
      LOG.warnf(
          "lease not released: changeSetId=%s reason=\"%s\"", run.changeSet(), e.getMessage());
    }
  }

  private synchronized void forget(Run run) {
    running.remove(run.changeSet());
  }

  /** Ends after the batch that each run is at; what is left is continued by the next request. */
  @PreDestroy
  void close() {
    closing.set(true);
    threads.close();
  }
}
