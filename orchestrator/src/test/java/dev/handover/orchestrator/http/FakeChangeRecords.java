package dev.handover.orchestrator.http;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.report.ChangeRecord;
import dev.handover.orchestrator.domain.report.ChangeRecord.Kept;
import dev.handover.orchestrator.domain.report.ChangeRecords;
import dev.handover.orchestrator.domain.report.ChangeSetRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** Change sets of entries with hostile names; as many as a test wants. */
@Alternative
@ApplicationScoped
public class FakeChangeRecords implements ChangeRecords {
  static final String HOSTILE = "CN=<script>alert('x')</script>\\, \"Eva\" & Co,DC=example,DC=test";

  private volatile int count = 2;
  private volatile int valuesEach = 1;
  private volatile boolean away;

  /** The change sets have so many changes, each with so many old values. */
  public void hold(int changes, int values) {
    count = changes;
    valuesEach = values;
  }

  /** Nobody answers any more, or somebody does again. */
  public void setAway(boolean isAway) {
    away = isAway;
  }

  @Override
  public Answer<ChangeSetRecord> changeSet(UUID id) {
    return away
        ? new Answer.Unreachable<>("no connection to directory-service")
        : new Answer.Given<>(
            new ChangeSetRecord(
                id, "APPLIED", "sha256:" + "0".repeat(64), count, Optional.of("ldaps://dc1")));
  }

  @Override
  public Answer<Page> changes(UUID changeSet, Optional<String> cursor, int limit) {
    int from = cursor.map(Integer::parseInt).orElse(0);
    int to = Math.min(count, from + limit);
    List<ChangeRecord> page =
        IntStream.range(from, to).mapToObj(i -> change(changeSet, i + 1)).toList();
    return new Answer.Given<>(
        new Page(page, to < count ? Optional.of(String.valueOf(to)) : Optional.empty()));
  }

  private ChangeRecord change(UUID changeSet, int number) {
    List<String> before = IntStream.range(0, valuesEach).mapToObj(i -> "old-" + i).toList();
    return new ChangeRecord(
        changeSet,
        number,
        "transfer-spns",
        HOSTILE,
        List.of(
            new ChangeRecord.Values(
                "servicePrincipalName", false, Kept.of(before), Kept.of(List.of("new")))),
        "APPLIED",
        Optional.empty());
  }
}
