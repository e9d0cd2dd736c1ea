package dev.handover.orchestrator.app.report;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.report.ChangeRecord;
import dev.handover.orchestrator.domain.report.ChangeRecords;
import dev.handover.orchestrator.domain.report.ChangeSetRecord;
import dev.handover.orchestrator.domain.report.Evidence;
import dev.handover.orchestrator.domain.report.Evidence.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads change sets one after another until a report is full. */
final class Gathering {
  /** Of changes in one report; a reader's browser copes with that. */
  private static final int MOST_CHANGES = 10_000;

  /** Of characters in them: few changes may have many values. */
  private static final int MOST_TEXT = 8_000_000;

  private static final int PAGE = 500;

  private final ChangeRecords records;
  private final Place from;
  private final List<ChangeSetRecord> sets = new ArrayList<>();
  private final List<ChangeRecord> changes = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private Optional<Place> next = Optional.empty();
  private long text;

  Gathering(ChangeRecords records, Place from) {
    this.records = records;
    this.from = from;
  }

  void add(int index, UUID id) {
    switch (records.changeSet(id)) {
      case Answer.Given<ChangeSetRecord> given -> {
        sets.add(given.value());
        if (index >= from.set()) {
          read(index, id);
        }
      }
      case Answer.Refused<ChangeSetRecord> no -> missing.add(Reports.missing(id, no));
      case Answer.Unreachable<ChangeSetRecord> away -> missing.add(Reports.missing(id, away));
    }
  }

  private void read(int index, UUID id) {
    Optional<String> cursor = index == from.set() ? from.cursor() : Optional.empty();
    while (next.isEmpty()) {
      int room = Math.min(PAGE, MOST_CHANGES - changes.size());
      if (room == 0 || text > MOST_TEXT) {
        next = Optional.of(new Place(index, cursor));
        return;
      }
      Answer<ChangeRecords.Page> answer = records.changes(id, cursor, room);
      if (!(answer instanceof Answer.Given<ChangeRecords.Page> given)) {
        missing.add(Reports.missing(id, answer));
        return;
      }
      changes.addAll(given.value().changes());
      text += given.value().changes().stream().mapToLong(ChangeRecord::length).sum();
      cursor = given.value().next();
      if (cursor.isEmpty()) {
        return;
      }
    }
  }

  Evidence evidence(Operation operation) {
    int total = sets.stream().mapToInt(ChangeSetRecord::changes).sum();
    if (!from.equals(Place.first())) {
      missing.add("The changes before these: they are in the reports before this one.");
    }
    if (next.isPresent()) {
      missing.add(
          "Some of the %d changes: there are %d here, and the report of the next ones has the others."
              .formatted(total, changes.size()));
    }
    if (changes.stream().anyMatch(Gathering::isCut)) {
      missing.add(
          "Values of attributes that have more than %d: directory-service has all of them."
              .formatted(ChangeRecord.MOST_VALUES));
    }
    return new Evidence(operation, sets, changes, next, missing);
  }

  private static boolean isCut(ChangeRecord change) {
    return change.attributes().stream()
        .anyMatch(values -> values.before().leftOut() + values.after().leftOut() > 0);
  }
}
