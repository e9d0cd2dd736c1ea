package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.ChangeSetGoal;
import dev.handover.orchestrator.domain.Criticality;
import dev.handover.orchestrator.domain.DirectoryRequest;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.domain.serving.Convergence;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What directory-service sees beyond a change set, and what that means for a step. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class HttpDirectoryProofsTest {
  private static final UUID ID = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");
  private static final Convergence HALL_2 =
      new Convergence(
          Convergence.Policy.SITE,
          Optional.of("Hall-2"),
          Duration.ofSeconds(30),
          Criticality.BEST_EFFORT);

  private final AtomicReference<String> asked = new AtomicReference<>("");

  @Test
  void waitsForTheDomainControllersOfASite() {
    // When
    StepOutcome agreed = converged(200, "AGREED", "AGREES");

    // Then
    assertThat(agreed).isEqualTo(new StepOutcome.Done("2 of 2 servers agree about 7 entries"));
    assertThat(asked.get())
        .contains("\"policy\":\"SITE\"", "\"site\":\"Hall-2\"", "\"deadlineSeconds\":30");
  }

  @Test
  void saysWhoDoesNotAgree() {
    assertThat(converged(202, "POLLING", "DIFFERS")).isInstanceOf(StepOutcome.OnItsWay.class);
    assertThat(converged(200, "MISSED", "DIFFERS"))
        .isInstanceOfSatisfying(
            StepOutcome.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .contains("1 of 2 servers agree", "ldaps://dc2.example.test DIFFERS"));
    assertThat(converged(200, "REPLACED", "DIFFERS")).isInstanceOf(StepOutcome.RetryLater.class);
  }

  @Test
  void tellsWhatIsLeftFromWhatIsExpected() {
    String groups =
        """
        {"objectClass": "user", "attribute": "altRecipient", "kind": "DN", "count": 3, "samples": [{"dn": "CN=Eva", "value": "v"}]},
        {"objectClass": "computer", "attribute": "cn", "kind": "NAME", "expected": "it is the server", "count": 1, "samples": []}""";

    assertThat(scanned(200, "DONE", groups))
        .isEqualTo(
            new StepOutcome.Done(
                "still names EXCH1: 3 × altRecipient of user, as at CN=Eva; 900 entries read;"
                    + " not searched: DC=child (no road)"));
    assertThat(scanned(200, "DONE", ""))
        .isInstanceOfSatisfying(
            StepOutcome.Done.class,
            done -> assertThat(done.detail()).startsWith("nothing left that names EXCH1"));
    assertThat(scanned(202, "RUNNING", "")).isInstanceOf(StepOutcome.OnItsWay.class);
    assertThat(scanned(200, "FAILED", "")).isInstanceOf(StepOutcome.Failed.class);
  }

  @Test
  void listsNamesThatTwoAccountsHoldAfterAMove() {
    String body =
        """
        {"matching": 2, "differing": 0, "differences": [], "spns": {"names": 6, "searched": [], "leftOut": 0,
         "unsearched": [{"where": "DC=child", "reason": "no road"}], "duplicates": [{"name": "HOST/exch1",
           "holders": [{"dn": "CN=EXCH2", "name": "HOST/exch1"}, {"dn": "CN=OLD", "name": "HOST/EXCH1"}]}]}}""";

    StepOutcome outcome = told(200, body, client -> client.verify(ID, ChangeSetGoal.APPLIED));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            StepOutcome.DoneWithConflicts.class,
            done -> {
              assertThat(done.conflicts())
                  .containsExactly("HOST/exch1 is held by CN=EXCH2 and by CN=OLD");
              assertThat(done.detail()).contains("not searched: DC=child (no road)");
            });
  }

  private StepOutcome converged(int status, String state, String second) {
    String server =
        """
        {"server": "%s", "kind": "DOMAIN_CONTROLLER", "written": false, "required": true, "state": "%s", "polls": 1}""";
    String body =
        """
        {"state": "%s", "expect": "APPLIED", "policy": "SITE", "startedAt": "2026-11-21T03:00:00Z",
         "deadline": "2026-11-21T03:01:00Z", "entries": 7, "servers": [%s, %s]}"""
            .formatted(
                state,
                server.formatted("ldaps://dc1.example.test", "AGREES"),
                server.formatted("ldaps://dc2.example.test", second));
    return told(status, body, client -> client.converge(ID, HALL_2));
  }

  private StepOutcome scanned(int status, String state, String groups) {
    String unsearched =
        groups.isEmpty() ? "" : "{\"where\": \"DC=child\", \"reason\": \"no road\"}";
    String body =
        """
        {"id": "%s", "state": "%s", "startedAt": "2026-11-21T03:00:00Z", "entries": 900, "attributes": 80,
         "searched": [], "unsearched": [%s], "groups": [%s]}"""
            .formatted(ID, state, unsearched, groups);
    return told(
        status,
        body,
        client ->
            client.scanLeftovers(
                ID,
                new DirectoryRequest.Server("EXCH1", "EXCH1"),
                new DirectoryRequest.Server("EXCH2", "EXCH2")));
  }

  private StepOutcome told(
      int status, String body, Function<HttpDirectoryClient, StepOutcome> question) {
    CannedServer.Script script =
        (method, path, request) -> {
          asked.set(request);
          return new CannedServer.Reply(status, body);
        };
    try (CannedServer server = new CannedServer(script)) {
      return question.apply(
          new HttpDirectoryClient(Clients.targets(server.url(), Duration.ofSeconds(30))));
    }
  }
}
