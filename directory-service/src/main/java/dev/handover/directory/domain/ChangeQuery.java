package dev.handover.directory.domain;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of a change set to read.
 *
 * @param task only this task's; null for all
 * @param outcomes only with one of these; empty for all
 * @param descending from the last to the first, the order in which a move is undone
 * @param after the sequence that the page before ended with; null for the first page
 * @param limit at most so many
 */
public record ChangeQuery(
    UUID changeSet,
    @Nullable TaskName task,
    Set<ChangeOutcome> outcomes,
    boolean descending,
    @Nullable Integer after,
    int limit) {

  /** Copies its set. */
  public ChangeQuery {
    outcomes = Set.copyOf(outcomes);
  }

  /** All changes of a set, in the order in which they are applied or, descending, undone. */
  public static ChangeQuery all(UUID changeSet, boolean descending, int limit) {
    return new ChangeQuery(changeSet, null, Set.of(), descending, null, limit);
  }

  /** Only this task's; null for all. */
  public ChangeQuery ofTask(@Nullable TaskName only) {
    return new ChangeQuery(changeSet, only, outcomes, descending, after, limit);
  }

  /** Only with one of these outcomes. */
  public ChangeQuery with(Set<ChangeOutcome> wanted) {
    return new ChangeQuery(changeSet, task, wanted, descending, after, limit);
  }

  /** The page that follows a sequence; null for the first. */
  public ChangeQuery from(@Nullable Integer sequence) {
    return new ChangeQuery(changeSet, task, outcomes, descending, sequence, limit);
  }
}
