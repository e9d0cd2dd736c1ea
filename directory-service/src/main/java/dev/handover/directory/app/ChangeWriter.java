package dev.handover.directory.app;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeResult;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.Settlement;
import dev.handover.directory.domain.Stop;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** Writes a batch in the given order; tells why it had to stop, if it had to. */
  Optional<Stop> write(Way way, List<RecordedChange> batch) {
    TaskName task = taskOf(batch.getFirst());
    List<EntryChange> changes = batch.stream().map(RecordedChange::change).toList();
    return switch (TaskConduct.of(task)) {
      case IN_PARALLEL -> inParallel(way, changes);
      case IN_TURN -> inTurn(way, changes);
      case TOGETHER -> together(way, batch);
    };
  }

  /** After the first unanswered write the ones that have not begun are left for another time. */
  private Optional<Stop> inParallel(Way way, List<EntryChange> changes) {
    AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    List<Optional<ChangeResult>> results =
        parallel.map(
            changes, change -> stop.get() == null ? settle(way, change, stop) : Optional.empty());
    store.record(way.changeSet(), results.stream().flatMap(Optional::stream).toList());
    return Optional.ofNullable(stop.get());
  }

  private Optional<ChangeResult> settle(
      Way way, EntryChange change, AtomicReference<@Nullable Stop> stop) {
    return switch (attempt(way.direction(), change)) {
      case Settlement.Settled settled -> Optional.of(settled.result());
      case Settlement.Unsettled unsettled -> {
        stop.compareAndSet(null, notAnswered(unsettled));
        yield Optional.empty();
      }
    };
  }

  private Optional<Stop> inTurn(Way way, List<EntryChange> changes) {
    for (EntryChange change : changes) {
      switch (attempt(way.direction(), change)) {
        case Settlement.Settled settled -> store.record(way.changeSet(), List.of(settled.result()));
        case Settlement.Unsettled unsettled -> {
          return Optional.of(notAnswered(unsettled));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Stop> together(Way way, List<RecordedChange> batch) {
    boolean untouched;
    try {
      untouched = way.direction() == Direction.REVERTED && isUntouched(way, batch);
    } catch (DirectoryUnreachableException e) {
      return Optional.of(new Stop(String.valueOf(e.getMessage()), true));
    }
    for (RecordedChange recorded : batch) {
      EntryChange change = recorded.change();
      switch (attempt(way.direction(), change)) {
        case Settlement.Settled(ChangeResult result) -> {
          boolean done = result.outcome() == way.direction().outcome();
          if (!done && !(untouched && result.outcome() == ChangeOutcome.CONFLICT)) {
            return takeBack(way, change, result);
          }
          store.record(way.changeSet(), List.of(result));
        }
        case Settlement.Unsettled unsettled -> {
          return Optional.of(notAnswered(unsettled));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether nothing of the task was moved, or all of it was taken back: on the way back there is
   * nothing to keep together then, and taking back would move what never was.
   */
  private boolean isUntouched(Way way, List<RecordedChange> batch) {
    List<RecordedChange> others = othersOfTask(way, batch.getFirst().change());
    return Stream.concat(batch.stream(), others.stream())
        .allMatch(
            each -> each.outcome() == ChangeOutcome.PENDING && !isSomewhereAtAfter(each.change()));
  }

  private boolean isSomewhereAtAfter(EntryChange change) {
    Set<String> names =
        change.attributes().stream().map(AttributeChange::name).collect(Collectors.toSet());
    return directory
        .read(change.dn(), names)
        .filter(
            entry ->
                change.attributes().stream()
                    .anyMatch(attribute -> attribute.isAtAfter(entry.values(attribute.name()))))
        .isPresent();
  }

  /**
   * Takes back what was done of the task, last first, then records all of it as refused at once: it
   * is not moved, whether one change was refused or somebody else had changed its entry. Until that
   * record the changes are open: a crash in between does all of it again.
   */
  private Optional<Stop> takeBack(Way way, EntryChange failed, ChangeResult failure) {
    List<ChangeResult> results = new ArrayList<>();
    results.add(new ChangeResult(failed.sequence(), ChangeOutcome.REFUSED, failure.detail()));
    for (RecordedChange other : othersOfTask(way, failed)) {
      EntryChange change = other.change();
      String detail =
          "left as it was, because change %d failed: %s"
              .formatted(failed.sequence(), failure.detail());
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
                    ChangeOutcome.REFUSED,
                    result.detail() == null ? detail : detail + "; " + result.detail()));
        case Settlement.Unsettled unsettled -> {
          return Optional.of(notAnswered(unsettled));
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

  private static Stop notAnswered(Settlement.Unsettled unsettled) {
    return new Stop(unsettled.reason(), true);
  }

  private static TaskName taskOf(RecordedChange recorded) {
    return recorded.change().task();
  }

  private Settlement attempt(Direction direction, EntryChange change) {
    EntryChange wanted = direction == Direction.APPLIED ? change : change.inverse();
    return Settlement.of(change, direction, directory.compareAndSet(wanted));
  }
}
