package dev.handover.orchestrator.domain.report;

import dev.handover.orchestrator.domain.Answer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The change sets that directory-service keeps. Reads only; nothing throws because it is away. */
public interface ChangeRecords {
  /** What is known of a change set as a whole. */
  Answer<ChangeSetRecord> changeSet(UUID id);

  /**
   * Changes in the order in which they are applied.
   *
   * @param cursor where the page before ended; empty for the first
   * @param limit at most so many, 1 to 1000
   */
  Answer<Page> changes(UUID changeSet, Optional<String> cursor, int limit);

  /** Some changes, and where they end, if there are more. */
  record Page(List<ChangeRecord> changes, Optional<String> next) {
    public Page {
      changes = List.copyOf(changes);
    }
  }
}
