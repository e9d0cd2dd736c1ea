package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Renewals;
import dev.handover.orchestrator.domain.Watch;
import dev.handover.orchestrator.domain.Work;
import dev.handover.orchestrator.domain.events.EventWatch;
import dev.handover.orchestrator.domain.readiness.ReadinessWatch;
import dev.handover.orchestrator.domain.trigger.TriggerWatch;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts driving due work when the service has started, and stops before it ends. */
@ApplicationScoped
class StoreLifecycle {
  /** Waited twice: once for calls to other services to end (ten seconds at most), once more. */
  private static final Duration SHUTDOWN = Duration.ofSeconds(6);

  private static final int MISSED_HEARTBEATS = 6;

  private final OperationScheduler scheduler;

  StoreLifecycle(
      DataSource dataSource,
      Operations operations,
      Duties duties,
      EvacuationTask evacuations,
      SchedulerSettings settings) {
    this.scheduler =
        new OperationScheduler(
            dataSource,
            new OperationScheduler.Driven(
                operations,
                duties.work(),
                duties.renewals(),
                duties.watch(),
                duties.readiness(),
                duties.events(),
                duties.triggers(),
                evacuations,
                InstantSource.system()),
            settings.rhythm(MISSED_HEARTBEATS, SHUTDOWN),
            UUID.randomUUID().toString());
  }

  void started(@Observes StartupEvent event, DueOperations due) {
    scheduler.start();
    due.tell(scheduler::look);
  }

  void stopping(@Observes ShutdownEvent event) {
    scheduler.close();
  }

  /** What is driven. */
  @ApplicationScoped
  static class Duties {
    @Inject Work work;
    @Inject Renewals renewals;
    @Inject Watch watch;
    @Inject ReadinessWatch readiness;
    @Inject EventWatch events;
    @Inject TriggerWatch triggers;

    Work work() {
      return work;
    }

    Renewals renewals() {
      return renewals;
    }

    Watch watch() {
      return watch;
    }

    EventWatch events() {
      return events;
    }

    TriggerWatch triggers() {
      return triggers;
    }

    ReadinessWatch readiness() {
      return readiness;
    }
  }

  /** How often the store is looked at; the engine's own limits are typed in the app. */
  @ApplicationScoped
  static class SchedulerSettings {
    @ConfigProperty(name = "handover.engine.polling", defaultValue = "250ms")
    Duration polling;

    @ConfigProperty(name = "handover.engine.heartbeat", defaultValue = "1s")
    Duration heartbeat;

    @ConfigProperty(name = "handover.engine.concurrency", defaultValue = "16")
    int concurrency;

    OperationScheduler.Rhythm rhythm(int missedHeartbeats, Duration shutdown) {
      return new OperationScheduler.Rhythm(
          polling, heartbeat, missedHeartbeats, concurrency, shutdown);
    }
  }
}
