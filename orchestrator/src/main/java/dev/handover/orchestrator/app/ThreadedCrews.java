package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Action;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.telemetry.StepScope;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Each action on a virtual thread of its own. An operation has few steps that can be done side by
 * side, and the calls themselves are limited for each target.
 */
@ApplicationScoped
class ThreadedCrews implements Crew.Hall {
  private final ActionExecutor executor;
  private final StepScope scope;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  ThreadedCrews(ActionExecutor executor, StepScope scope, InstantSource clock) {
    this.executor = executor;
    this.scope = scope;
    this.clock = clock;
  }

  /** Calls still underway end by their own limits; nobody waits for their outcome any more. */
  @PreDestroy
  void close() {
    threads.shutdown();
  }

  @Override
  public Crew open() {
    return new ThreadedCrew();
  }

  private final class ThreadedCrew implements Crew {
    private final BlockingQueue<Supplier<Report>> reports = new LinkedBlockingQueue<>();

    @Override
    public void begin(StepId step, Action action, Fence fence) {
      threads.execute(() -> reports.add(carriedOut(step, action, fence)));
    }

    private Supplier<Report> carriedOut(StepId step, Action action, Fence fence) {
      try {
        StepScope.Try tried = new StepScope.Try(step, action.kind(), fence);
        StepOutcome outcome = scope.during(tried, () -> executor.execute(action, fence));
        return () -> new Report(step, outcome);
      } catch (RuntimeException e) {
        return () -> {
          throw e;
        };
      }
    }

    @Override
    public Optional<Report> await(Optional<Instant> until) {
      try {
        return Optional.ofNullable(poll(until)).map(Supplier::get);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while actions were underway", e);
      }
    }

    private @Nullable Supplier<Report> poll(Optional<Instant> until) throws InterruptedException {
      if (until.isEmpty()) {
        return reports.take();
      }
      Duration left = Duration.between(clock.instant(), until.get());
      return reports.poll(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    }
  }
}
