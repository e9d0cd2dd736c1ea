package dev.handover.orchestrator.domain.report;

import dev.handover.orchestrator.domain.Operation;
import java.util.List;
import java.util.Optional;

/**
 * An operation with what directory-service has written down of it.
 *
 * @param changes some of all changes, in order
 * @param next where they end, if there are more
 * @param missing in words: what is not here, and why
 */
public record Evidence(
    Operation operation,
    List<ChangeSetRecord> sets,
    List<ChangeRecord> changes,
    Optional<Place> next,
    List<String> missing) {
  public Evidence {
    sets = List.copyOf(sets);
    changes = List.copyOf(changes);
    missing = List.copyOf(missing);
  }

  /**
   * A place among the changes of an operation.
   *
   * @param set which change set, from 0
   * @param cursor where in it; empty for its beginning
   */
  public record Place(int set, Optional<String> cursor) {
    /** Before the first change. */
    public static Place first() {
      return new Place(0, Optional.empty());
    }
  }

  /** How many changes there are in the change sets that are known. */
  public int total() {
    return sets.stream().mapToInt(ChangeSetRecord::changes).sum();
  }
}
