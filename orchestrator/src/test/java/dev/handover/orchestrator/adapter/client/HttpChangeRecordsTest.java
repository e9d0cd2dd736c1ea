package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.report.ChangeRecord;
import dev.handover.orchestrator.domain.report.ChangeRecord.Kept;
import dev.handover.orchestrator.domain.report.ChangeRecords;
import dev.handover.orchestrator.domain.report.ChangeSetRecord;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Change sets as directory-service has them written down. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class HttpChangeRecordsTest {
  private static final UUID ID = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");
  private static final String SET =
      """
      {"id": "%s", "group": "mail", "state": "APPLIED", "source": {"computer": "EXCH1", "server": "EXCH1"},
       "target": {"computer": "EXCH2", "server": "EXCH2"}, "createdAt": "2026-11-21T03:00:00Z", "createdBy": "alice",
       "contentHash": "sha256:00", "domainController": "ldaps://dc1", "findings": [], "tasks": [
         {"task": "transfer-spns", "total": 2, "pending": 0, "applied": 2, "conflicts": 0, "reverted": 0, "refused": 0},
         {"task": "rehome-mailboxes", "total": 40, "pending": 0, "applied": 40, "conflicts": 0, "reverted": 0, "refused": 0}]}"""
          .formatted(ID);
  private static final String PAGE =
      """
      {"items": [{"sequence": 7, "task": "transfer-spns", "dn": "CN=EXCH1", "outcome": "CONFLICT", "detail": "changed meanwhile",
         "attributes": [{"name": "servicePrincipalName", "binary": false, "before": ["HOST/EXCH1"], "after": []}]}], "next": "Nw"}""";

  @Test
  void countsWhatAChangeSetNames() {
    assertThat(asked(200, SET, records -> records.changeSet(ID)))
        .isEqualTo(
            new Answer.Given<>(
                new ChangeSetRecord(ID, "APPLIED", "sha256:00", 42, Optional.of("ldaps://dc1"))));
  }

  @Test
  void readsOldAndNewValuesPageByPage() {
    assertThat(asked(200, PAGE, records -> records.changes(ID, Optional.of("Ng"), 1)))
        .isEqualTo(
            new Answer.Given<>(
                new ChangeRecords.Page(
                    List.of(
                        new ChangeRecord(
                            ID,
                            7,
                            "transfer-spns",
                            "CN=EXCH1",
                            List.of(
                                new ChangeRecord.Values(
                                    "servicePrincipalName",
                                    false,
                                    new Kept(List.of("HOST/EXCH1"), 0),
                                    new Kept(List.of(), 0))),
                            "CONFLICT",
                            Optional.of("changed meanwhile"))),
                    Optional.of("Nw"))));
  }

  @Test
  void saysThatAChangeSetWasDeletedAndThatNobodyAnswers() {
    String gone = CannedServer.Reply.problem(404, "change-set-not-found", "").body();
    assertThat(asked(404, gone, records -> records.changeSet(ID)))
        .isInstanceOf(Answer.Refused.class);
    assertThat(asked(503, gone, records -> records.changes(ID, Optional.empty(), 1)))
        .isInstanceOf(Answer.Unreachable.class);
  }

  private static <T> Answer<T> asked(
      int status, String body, Function<ChangeRecords, Answer<T>> question) {
    CannedServer.Script script = (method, path, request) -> new CannedServer.Reply(status, body);
    try (CannedServer server = new CannedServer(script)) {
      return question.apply(
          new HttpChangeRecords(Clients.targets(server.url(), Duration.ofSeconds(30))));
    }
  }
}
