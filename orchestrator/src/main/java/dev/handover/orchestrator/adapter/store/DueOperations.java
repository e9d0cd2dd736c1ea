package dev.handover.orchestrator.adapter.store;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.handover.orchestrator.domain.Wakeups;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import javax.sql.DataSource;

/** The queue of due work: one row of db-scheduler's table for each live operation. */
@ApplicationScoped
class DueOperations implements Wakeups {
  static final String TASK = "operation";

  private final SchedulerClient client;
  private final InstantSource clock;
  private volatile Runnable whoeverDrives = () -> {};

  DueOperations(DataSource dataSource, InstantSource clock) {
    this.client = SchedulerClient.Builder.create(dataSource).build();
    this.clock = clock;
  }

  /** Makes a new operation due, in the caller's transaction. */
  void add(Connection connection, UUID operation, Instant due) {
    add(connection, instance(operation), due);
  }

  /** The same for any other kind of work. */
  void add(Connection connection, TaskInstance<Void> work, Instant due) {
    SchedulerClient.Builder.create(new OneConnection(connection))
        .build()
        .scheduleIfNotExists(work, due);
  }

  /** Who is told at once that something is due, and need not find it by looking. */
  void tell(Runnable driver) {
    whoeverDrives = driver;
  }

  /** Something that was added is there to be found: its transaction is committed. */
  void added() {
    whoeverDrives.run();
  }

  @Override
  public void wake(UUID operation) {
    wake(instance(operation));
  }

  @Override
  public void wakeEvacuation(UUID evacuation) {
    wake(EvacuationTask.instance(evacuation));
  }

  private void wake(TaskInstance<Void> work) {
    try {
      client.reschedule(work, clock.instant());
      whoeverDrives.run();
    } catch (TaskInstanceCurrentlyExecutingException e) {
      // Whoever is at it looks at the journal's version when it puts the operation back.
      return;
    } catch (TaskInstanceNotFoundException e) {
      return; // it has ended
    }
  }

  static TaskInstance<Void> instance(UUID operation) {
    return new TaskInstance<>(TASK, operation.toString());
  }
}
