package dev.handover.directory.app;

import dev.handover.directory.domain.Refusal;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The runs at work: one for a change set, and a limited number in all. */
@ApplicationScoped
public class Runs {

  private final Walk walk;
  private final ApplyConfig config;
  private final Map<UUID, Run> running = new HashMap<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Runs that walk. */
  public Runs(Walk walk, ApplyConfig config) {
    this.walk = walk;
    this.config = config;
  }

  /** The run at work on a set. */
  synchronized @Nullable Run running(UUID changeSet) {
    return running.get(changeSet);
  }

  /**
   * The run that is at work on the set of the request, whatever it does, or else a new one for it.
   */
  synchronized Run joinOrStart(ChangeSetWork.Request request) {
    Run now = running.get(request.changeSet());
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
    Run run = new Run(request);
    running.put(request.changeSet(), run);
    threads.execute(() -> runAndForget(run));
    return run;
  }

  private void runAndForget(Run run) {
    try {
      run.work(() -> walk.walk(run.request(), closing::get));
    } finally {
      forget(run);
      run.end();
    }
  }

  private synchronized void forget(Run run) {
    running.remove(run.request().changeSet());
  }

  /** Ends after the batch that each run is at; what is left is continued by the next request. */
  @PreDestroy
  void close() {
    closing.set(true);
    threads.close();
  }
}
