package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeResult;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.Settlement;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch of changes of one task and records what came of each. A crash between a write and
 * its record is harmless: done again, the values are found in place.
 */
@ApplicationScoped
public class ChangeWriter {

  /** More changes than any task whose changes belong together has. */
  private static final int ALL_OF_A_TASK = 10_000;

  private final Directory directory;
  private final ChangeSetStore store;
  private final BoundedParallel parallel;
  private final ApplyConfig config;

  /** Writes there, records here. */
  public ChangeWriter(
      Directory directory, ChangeSetStore store, BoundedParallel parallel, ApplyConfig config) {
    this.directory = directory;
    this.store = store;
    this.parallel = parallel;
    this.config = config;
  }

  /** Which set is brought which way. */
  record Way(UUID changeSet, Direction direction) {}

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

  /** Writes a batch in the given order; tells why it had to stop, if it had to. */
  Optional<String> write(Way way, List<RecordedChange> batch) {
    TaskName task = taskOf(batch.getFirst());
    List<EntryChange> changes = batch.stream().map(RecordedChange::change).toList();
    return switch (TaskConduct.of(task)) {
      case IN_PARALLEL -> inParallel(way, changes);
      case IN_TURN -> inTurn(way, changes);
      case TOGETHER -> together(way, changes);
    };
  }

  /** After the first unanswered write the ones that have not begun are left for another time. */
  private Optional<String> inParallel(Way way, List<EntryChange> changes) {
    AtomicReference<@Nullable String> stop = new AtomicReference<>();
    List<Optional<ChangeResult>> results =
        parallel.map(
            changes, change -> stop.get() == null ? settle(way, change, stop) : Optional.empty());
    store.record(way.changeSet(), results.stream().flatMap(Optional::stream).toList());
    return Optional.ofNullable(stop.get());
  }

  private Optional<ChangeResult> settle(
      Way way, EntryChange change, AtomicReference<@Nullable String> stop) {
    return switch (attempt(way.direction(), change)) {
      case Settlement.Settled settled -> Optional.of(settled.result());
      case Settlement.Unsettled unsettled -> {
        stop.compareAndSet(null, unsettled.reason());
        yield Optional.empty();
      }
    };
  }

  private Optional<String> inTurn(Way way, List<EntryChange> changes) {
    for (EntryChange change : changes) {
      switch (attempt(way.direction(), change)) {
        case Settlement.Settled settled -> store.record(way.changeSet(), List.of(settled.result()));
        case Settlement.Unsettled unsettled -> {
          return Optional.of(unsettled.reason());
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> together(Way way, List<EntryChange> changes) {
    for (EntryChange change : changes) {
      switch (attempt(way.direction(), change)) {
        case Settlement.Settled(ChangeResult result) -> {
          if (result.outcome() == ChangeOutcome.CONFLICT) {
            return takeBack(way, change, result);
          }
          store.record(way.changeSet(), List.of(result));
        }
        case Settlement.Unsettled unsettled -> {
          return Optional.of(unsettled.reason());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Takes back what was done of the task, last first, then records all of it as conflicts at once.
   * Until that record the changes are open: a crash in between does all of it again.
   */
  private Optional<String> takeBack(Way way, EntryChange failed, ChangeResult conflict) {
    List<ChangeResult> results = new ArrayList<>();
    results.add(conflict);
    for (RecordedChange other : othersOfTask(way, failed)) {
      EntryChange change = other.change();
      String detail = "left as it was, because change %d failed".formatted(failed.sequence());
      if (other.outcome() == way.direction().outcome()) {
        store.record(
            way.changeSet(),
            List.of(new ChangeResult(change.sequence(), ChangeOutcome.PENDING, null)));
      }
      switch (attempt(way.direction().turned(), change)) {
        case Settlement.Settled(ChangeResult result) ->
            results.add(
                new ChangeResult(
                    change.sequence(),
                    ChangeOutcome.CONFLICT,
                    result.detail() == null ? detail : detail + "; " + result.detail()));
        case Settlement.Unsettled unsettled -> {
          return Optional.of(unsettled.reason());
        }
      }
    }
    store.record(way.changeSet(), results);
    return Optional.empty();
  }

  private List<RecordedChange> othersOfTask(Way way, EntryChange failed) {
    boolean lastFirst = way.direction() == Direction.APPLIED;
    ChangeQuery query =
        ChangeQuery.all(way.changeSet(), lastFirst, ALL_OF_A_TASK)
            .ofTask(failed.task())
            .with(Set.of(ChangeOutcome.PENDING, ChangeOutcome.APPLIED, ChangeOutcome.REVERTED));
    return store.changes(query).stream()
        .filter(other -> other.change().sequence() != failed.sequence())
        .toList();
  }

  private static TaskName taskOf(RecordedChange recorded) {
    return recorded.change().task();
  }

  private Settlement attempt(Direction direction, EntryChange change) {
    EntryChange wanted = direction == Direction.APPLIED ? change : change.inverse();
    return Settlement.of(change, direction, directory.compareAndSet(wanted));
  }
}
