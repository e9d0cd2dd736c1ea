package dev.handover.orchestrator.adapter.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Operations;
import dev.handover.orchestrator.domain.Renewals;
import dev.handover.orchestrator.domain.Watch;
import dev.handover.orchestrator.domain.Work;
import dev.handover.orchestrator.domain.events.EventWatch;
import dev.handover.orchestrator.domain.readiness.ReadinessWatch;
import dev.handover.orchestrator.domain.trigger.TriggerWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Drives due work with db-scheduler: one execution for each live operation, never two at a time. An
 * execution whose instance stopped sending heartbeats is taken over with a new epoch.
 */
final class OperationScheduler implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(OperationScheduler.class);

  /** Rest is not forever: a look now and then costs nothing and heals a lost wake-up. */
  private static final Duration REST = Duration.ofMinutes(10);

  /** Well under a third of the shortest source lease, which is when a renewal is due. */
  private static final Duration LEASES = Duration.ofSeconds(2);

  /** Between two looks at groups that may be taken over by themselves. */
  private static final Duration LOOKS = Duration.ofSeconds(5);

  /** Between two looks at timers of readiness. */
  private static final Duration ROUNDS = Duration.ofSeconds(5);

  /** Between two looks for events that can be delivered. */
  private static final Duration EVENTS = Duration.ofSeconds(1);

  private static final Duration AFTER_A_BUG = Duration.ofSeconds(5);

  private final Scheduler scheduler;
  private final Operations operations;
  private final Work work;
  private final InstantSource clock;
  private final Duration surelyAlive;

  /** How often what is done. */
  record Rhythm(
      Duration polling, Duration heartbeat, int missedHeartbeats, int threads, Duration shutdown) {
    Duration untilDead() {
      return heartbeat.multipliedBy(missedHeartbeats);
    }
  }

  /** What is driven, and by what clock. */
  record Driven(
      Operations operations,
      Work work,
      Renewals renewals,
      Watch watch,
      ReadinessWatch readiness,
      EventWatch events,
      TriggerWatch triggers,
      EvacuationTask evacuations,
      InstantSource clock) {}

  OperationScheduler(DataSource dataSource, Driven driven, Rhythm rhythm, String instance) {
    this.operations = driven.operations();
    this.work = driven.work();
    this.clock = driven.clock();
    this.surelyAlive = rhythm.untilDead().dividedBy(2);
    this.scheduler =
        Scheduler.create(dataSource, task(), driven.evacuations().task(this::look))
            .startTasks(
                leases(driven.renewals()),
                detection(driven.watch()),
                rounds(driven.readiness()),
                events(driven.events()),
                triggers(driven.triggers()))
            .schedulerName(new SchedulerName.Fixed(instance))
            .threads(rhythm.threads())
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .pollingInterval(rhythm.polling())
            .heartbeatInterval(rhythm.heartbeat())
            .missedHeartbeatsLimit(rhythm.missedHeartbeats())
            .shutdownMaxWait(rhythm.shutdown())
            .build();
  }

  void start() {
    scheduler.start();
  }

  /** Looks for due work now, and not when the next look is due. */
  void look() {
    scheduler.triggerCheckForDueExecutions();
  }

  @Override
  public void close() {
    scheduler.stop();
  }

  /** One row for all groups: whichever instance has it at the moment renews them all. */
  private static RecurringTask<Void> leases(Renewals renewals) {
    return Tasks.recurring("source-leases", FixedDelay.of(LEASES))
        .execute((instance, context) -> renewals.renewDue());
  }

  /** Likewise: one row for all groups. */
  private static RecurringTask<Void> detection(Watch watch) {
    return Tasks.recurring("detection", FixedDelay.of(LOOKS))
        .execute((instance, context) -> watch.lookAround());
  }

  /** Likewise; every group has a timer of its own besides. */
  private static RecurringTask<Void> rounds(ReadinessWatch readiness) {
    return Tasks.recurring("readiness", FixedDelay.of(ROUNDS))
        .execute((instance, context) -> readiness.lookAtDueGroups());
  }

  /** Likewise; whoever has it claims lanes, and goes on with them after the execution. */
  private static RecurringTask<Void> events(EventWatch events) {
    return Tasks.recurring("events", FixedDelay.of(EVENTS))
        .execute((instance, context) -> events.deliverDue());
  }

  /** Likewise: one row for all triggers. */
  private static RecurringTask<Void> triggers(TriggerWatch triggers) {
    return Tasks.recurring("triggers", FixedDelay.of(LOOKS))
        .execute((instance, context) -> triggers.decideDue());
  }

  private CustomTask<Void> task() {
    return Tasks.custom(DueOperations.TASK, Void.class)
        .onFailure((complete, later) -> failed(complete, later))
        .onDeadExecution((complete, later) -> takeOver(complete, later))
        .execute((instance, context) -> putBack(carryOn(context.getExecution())));
  }

  /** Half the silence after which another takes over, counted from when the row was picked. */
  private Work.Due carryOn(Execution picked) {
    return work.carryOn(UUID.fromString(picked.getId()), picked.lastHeartbeat.plus(surelyAlive));
  }

  private CompletionHandler<Void> putBack(Work.Due due) {
    return (complete, later) -> {
      UUID id = id(complete);
      switch (due) {
        case Work.Due.Over over -> later.remove();
        case Work.Due.At at -> later.reschedule(complete, at.instant());
        case Work.Due.Resting resting -> later.reschedule(complete, now().plus(REST));
      }
      wakeWhenOvertaken(id, due);
    };
  }

  /** Somebody commanded between the last look and the putting back: do not let it lie. */
  private void wakeWhenOvertaken(UUID id, Work.Due due) {
    boolean isOver = due instanceof Work.Due.Over;
    long version = operations.find(id).map(Operation::version).orElse(due.version());
    if (!isOver && version != due.version()) {
      scheduler.reschedule(DueOperations.instance(id), now());
      look();
    }
  }

  private void failed(ExecutionComplete complete, ExecutionOperations<Void> later) {
    LOG.errorf(
        complete.getCause().orElse(null),
        "operation cannot be carried on, operationId=%s",
        id(complete));
    later.reschedule(complete, now().plus(AFTER_A_BUG));
  }

  private void takeOver(ExecutionComplete complete, ExecutionOperations<Void> later) {
    LOG.warnf("operation taken over from a silent instance, operationId=%s", id(complete));
    work.takeOver(id(complete), "the instance that acted sent no heartbeat");
    later.reschedule(complete, now());
  }

  private static UUID id(ExecutionComplete complete) {
    return UUID.fromString(complete.getExecution().getId());
  }

  private Instant now() {
    return clock.instant();
  }
}
