package dev.handover.orchestrator.adapter.store;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.handover.orchestrator.domain.Work;
import dev.handover.orchestrator.domain.evacuation.Evacuation;
import dev.handover.orchestrator.domain.evacuation.EvacuationWork;
import dev.handover.orchestrator.domain.evacuation.Evacuations;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Drives evacuations with db-scheduler: one execution for each that lives, never two at a time. One
 * whose instance fell silent is carried on by another: what it may have begun has the same key.
 */
@Dependent
class EvacuationTask {
  static final String TASK = "evacuation";
  private static final Logger LOG = Logger.getLogger(EvacuationTask.class);
  private static final Duration REST = Duration.ofMinutes(10);
  private static final Duration AFTER_A_BUG = Duration.ofSeconds(5);

  private final Evacuations evacuations;
  private final EvacuationWork work;
  private final InstantSource clock;

  EvacuationTask(Evacuations evacuations, EvacuationWork work, InstantSource clock) {
    this.evacuations = evacuations;
    this.work = work;
    this.clock = clock;
  }

  static TaskInstance<Void> instance(UUID evacuation) {
    return new TaskInstance<>(TASK, evacuation.toString());
  }

  /**
   * The task for the scheduler.
   *
   * @param look has due work looked for at once
   */
  CustomTask<Void> task(Runnable look) {
    return Tasks.custom(TASK, Void.class)
        .onFailure(
            (complete, later) -> {
              LOG.errorf(
                  complete.getCause().orElse(null),
                  "evacuation cannot be carried on, evacuationId=%s",
                  complete.getExecution().getId());
              later.reschedule(complete, clock.instant().plus(AFTER_A_BUG));
            })
        .onDeadExecution((complete, later) -> later.reschedule(complete, clock.instant()))
        .execute((instance, context) -> putBack(UUID.fromString(instance.getId()), look));
  }

  private CompletionHandler<Void> putBack(UUID id, Runnable look) {
    Work.Due due = work.carryOn(id);
    return (complete, later) -> {
      switch (due) {
        case Work.Due.Over over -> later.remove();
        case Work.Due.At at -> later.reschedule(complete, at.instant());
        case Work.Due.Resting resting -> later.reschedule(complete, next(id, due));
      }
      look.run();
    };
  }

  /** Somebody wished something between the last look and the putting back: it is due now. */
  private Instant next(UUID id, Work.Due due) {
    long version = evacuations.find(id).map(Evacuation::version).orElse(due.version());
    Instant now = clock.instant();
    return version == due.version() ? now.plus(REST) : now;
  }
}
