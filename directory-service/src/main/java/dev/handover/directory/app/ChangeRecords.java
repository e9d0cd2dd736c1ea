package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeResult;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.Stop;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskProgress;
import dev.handover.directory.domain.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has become of the changes of a set, and what is still to be done. */
@ApplicationScoped
public class ChangeRecords {

  /** More changes than any task whose changes belong together has. */
  private static final int ALL_OF_A_TASK = 10_000;

  private final ChangeSetStore store;
  private final ApplyConfig config;
  private final Progresses progresses;

  /** Records in this store, in batches of the configured size. */
  public ChangeRecords(ChangeSetStore store, ApplyConfig config, Progresses progresses) {
    this.store = store;
    this.config = config;
    this.progresses = progresses;
  }

  /** The next changes that are still to be brought there: of one task, at most one batch. */
  List<RecordedChange> open(ChangeSetWork.Request request, @Nullable Integer after) {
    boolean lastFirst = request.desired() == Direction.REVERTED;
    ChangeQuery query =
        ChangeQuery.all(request.changeSet(), lastFirst, config.batchSize())
            .ofTask(request.task())
            .with(Set.of(ChangeOutcome.PENDING, request.desired().opposite()))
            .from(after);
    List<RecordedChange> page = store.changes(query);
    return page.stream().takeWhile(next -> taskOf(next).equals(taskOf(page.getFirst()))).toList();
  }

  /** What the directory refused of all that was asked for, as the reason why the work stopped. */
  Optional<Stop> refused(ChangeSetWork.Request request) {
    ChangeSet set = store.find(request.changeSet()).orElseThrow();
    int count =
        set.tasks().stream()
            .filter(task -> request.task() == null || task.task().equals(request.task()))
            .mapToInt(TaskProgress::refused)
            .sum();
    ChangeQuery first =
        ChangeQuery.all(request.changeSet(), false, 1)
            .ofTask(request.task())
            .with(Set.of(ChangeOutcome.REFUSED));
    return store.changes(first).stream()
        .findFirst()
        .map(
            change ->
                new Stop(
                    "%d changes were not made; the first: %s: %s"
                        .formatted(count, change.change().dn(), change.detail()),
                    false));
  }

  /** Every change of a task that was not refused and is no conflict. */
  List<RecordedChange> ofTask(UUID changeSet, TaskName task, boolean lastFirst) {
    return store.changes(
        ChangeQuery.all(changeSet, lastFirst, ALL_OF_A_TASK)
            .ofTask(task)
            .with(Set.of(ChangeOutcome.PENDING, ChangeOutcome.APPLIED, ChangeOutcome.REVERTED)));
  }

  /** Writes down what came of some changes, if the turn still is the run's. */
  void record(Turn turn, List<ChangeResult> results) {
    store.record(turn, results);
    progresses.count(turn.changeSet(), results.size());
  }

  private static TaskName taskOf(RecordedChange recorded) {
    return recorded.change().task();
  }
}
