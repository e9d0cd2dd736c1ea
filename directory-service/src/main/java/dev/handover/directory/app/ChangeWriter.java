package dev.handover.directory.app;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.ChangeOutcome;
import dev.handover.directory.domain.ChangeResult;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.Settlement;
import dev.handover.directory.domain.Stop;
import dev.handover.directory.domain.TaskCatalogue;
import dev.handover.directory.domain.TaskConduct;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch of changes of one task and records what came of each. A crash between a write and
 * its record is harmless: done again, the values are found in place.
 */
@ApplicationScoped
public class ChangeWriter {

  private final PinnedDirectories directories;
  private final ChangeRecords records;
  private final ApplyConfig config;
  private final TaskCatalogue catalogue;
  private final WriteLoad load = new WriteLoad();

  /** Writes to the directory of each set, records here. */
  public ChangeWriter(
      PinnedDirectories directories,
      ChangeRecords records,
      ApplyConfig config,
      TaskCatalogue catalogue) {
    this.directories = directories;
    this.records = records;
    this.config = config;
    this.catalogue = catalogue;
  }

  /** Which set is brought which way in which directory, by which lease. */
  record Way(HeldLease lease, Direction direction, Directory directory) {

    Turn turn() {
      return lease.turn();
    }

    UUID changeSet() {
      return lease.turn().changeSet();
    }

    Way towards(Direction other) {
      return new Way(lease, other, directory);
    }
  }

  /** The way of a set, in the directory that it is pinned to. */
  Way way(ChangeSet set, Direction direction, HeldLease lease) {
    return new Way(lease, direction, directories.of(set));
  }

  /** The next changes that are still to be brought there: of one task, at most one batch. */
  List<RecordedChange> open(ChangeSetWork.Request request, @Nullable Integer after) {
    return records.open(request, after);
  }

  /** What the directory refused of all that was asked for, as the reason why the work stopped. */
  Optional<Stop> refused(ChangeSetWork.Request request) {
    return records.refused(request);
  }

  /** How the changes of a batch, which all are of one task, have to be written. */
  TaskConduct conductOf(List<RecordedChange> batch) {
    return catalogue.conductOf(taskOf(batch.getFirst()));
  }

  /** Writes of changes that do not depend on each other, each batch of them as one act. */
  SlidingWrites sliding(Way way, SlidingWrites.Acts acts) {
    return new SlidingWrites(
        acts,
        change -> attempt(way, way.direction(), change),
        results -> records.record(way.turn(), results),
        new WriteWindow(config.parallelWrites()),
        load);
  }

  /** The writes that are in flight now, in all walks. */
  public WriteLoad load() {
    return load;
  }

  /** Writes a batch one after the other; tells why it had to stop, if it had to. */
  Optional<Stop> write(Way way, List<RecordedChange> batch) {
    return switch (conductOf(batch)) {
      case IN_PARALLEL, IN_TURN -> inTurn(way, batch);
      case TOGETHER -> together(way, batch);
    };
  }

  private Optional<Stop> inTurn(Way way, List<RecordedChange> batch) {
    for (RecordedChange recorded : batch) {
      switch (attempt(way, way.direction(), recorded.change())) {
        case Settlement.Settled settled -> records.record(way.turn(), List.of(settled.result()));
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
      switch (attempt(way, way.direction(), change)) {
        case Settlement.Settled(ChangeResult result) -> {
          boolean done = result.outcome() == way.direction().outcome();
          if (!done && !(untouched && result.outcome() == ChangeOutcome.CONFLICT)) {
            return takeBack(way, change, result);
          }
          records.record(way.turn(), List.of(result));
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
            each ->
                each.outcome() == ChangeOutcome.PENDING
                    && !isSomewhereAtAfter(way.directory(), each.change()));
  }

  private static boolean isSomewhereAtAfter(Directory directory, EntryChange change) {
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
        records.record(
            way.turn(), List.of(new ChangeResult(change.sequence(), ChangeOutcome.PENDING, null)));
      }
      switch (attempt(way, way.direction().turned(), change)) {
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
    records.record(way.turn(), results);
    return Optional.empty();
  }

  private List<RecordedChange> othersOfTask(Way way, EntryChange failed) {
    boolean lastFirst = way.direction() == Direction.APPLIED;
    return records.ofTask(way.changeSet(), failed.task(), lastFirst).stream()
        .filter(other -> other.change().sequence() != failed.sequence())
        .toList();
  }

  static Stop notAnswered(Settlement.Unsettled unsettled) {
    return new Stop(unsettled.reason(), true);
  }

  private static TaskName taskOf(RecordedChange recorded) {
    return recorded.change().task();
  }

  private static Settlement attempt(Way way, Direction direction, EntryChange change) {
    way.lease().check();
    EntryChange wanted = direction == Direction.APPLIED ? change : change.inverse();
    return Settlement.of(change, direction, way.directory().compareAndSet(wanted));
  }
}
