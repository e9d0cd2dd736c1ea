package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.DirectoryRequest.Server;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.DuplicateSpns;
import dev.handover.orchestrator.domain.readiness.DirectoryFindings.Leftovers;
import dev.handover.orchestrator.domain.readiness.DirectoryReadings;
import dev.handover.orchestrator.domain.readiness.DirectoryReadingsContract;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What directory-service tells beyond a move, as its contract spells it. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class HttpDirectoryReadingsTest extends DirectoryReadingsContract {
  private static final UUID ID = UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");
  private static final String SPNS =
      """
      {"names": 6, "searched": [], "leftOut": 0, "unsearched": [{"where": "DC=child", "reason": "no road"}],
       "duplicates": [{"name": "HOST/exch1", "holders": [{"dn": "CN=A", "name": "HOST/exch1"}, {"dn": "CN=B", "name": "host/EXCH1"}]}]}""";
  private static final String SCAN =
      """
      {"id": "0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55", "state": "%s", "startedAt": "2026-11-21T03:00:00Z", "entries": 900, "attributes": 80,
       %s"searched": [], "unsearched": [{"where": "DC=child", "reason": "no road"}], "groups": [
        {"objectClass": "user", "attribute": "homeMDB", "kind": "DN", "count": 2, "samples": [{"dn": "CN=Eva", "value": "v"}]},
        {"objectClass": "computer", "attribute": "cn", "kind": "NAME", "expected": "it is the server", "count": 1, "samples": []}]}""";
  private static final String DIRECTORY =
      """
      {"url": "ldaps://dc1", "server": "dc1", "security": "LDAPS", "defaultNamingContext": "DC=example", "configurationNamingContext": "CN=Configuration,DC=example",
       "rootDomainNamingContext": "DC=example", "namingContexts": []%s}""";

  private final Deque<String> answers = new ArrayDeque<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final CannedServer server =
      new CannedServer(
          (method, path, body) -> {
            calls.incrementAndGet();
            String next = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
            return new CannedServer.Reply(200, next);
          });
  private final HttpDirectoryReadings readings =
      new HttpDirectoryReadings(Clients.targets(server.url(), Duration.ofSeconds(30)));

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  protected DirectoryReadings readings() {
    return readings;
  }

  @Override
  protected void letItGoAway() {
    server.close();
  }

  private Answer<Leftovers> scanned(Duration wait) {
    return readings.leftovers(ID, new Server("EXCH2", "EXCH2"), new Server("EXCH1", "EXCH1"), wait);
  }

  @Test
  void tellsWhichNamesTwoAccountsHoldAndWhereNobodyLooked() {
    answers.add(SPNS);

    assertThat(readings.duplicateSpns(ID))
        .isEqualTo(
            new Answer.Given<>(
                new DuplicateSpns(
                    List.of("HOST/exch1 is held by CN=A; CN=B"), List.of("DC=child: no road"), 6)));
  }

  @Test
  void waitsForAScanAndLeavesOutWhatIsExpected() {
    // Given
    answers.add(SCAN.formatted("RUNNING", ""));
    answers.add(SCAN.formatted("DONE", ""));

    // When
    Answer<Leftovers> seen = scanned(Duration.ofSeconds(30));

    // Then
    assertThat(seen)
        .isEqualTo(
            new Answer.Given<>(
                new Leftovers(
                    true,
                    Optional.empty(),
                    900,
                    List.of("2 values in homeMDB of user (DN): CN=Eva: v"),
                    List.of("DC=child: no road"))));
    assertThat(calls.get()).isEqualTo(2);
  }

  @Test
  void asksNoMoreOftenThanItsTimeAllowsAndSaysThatTheScanGoesOn() {
    answers.add(SCAN.formatted("RUNNING", ""));

    assertThat(((Answer.Given<Leftovers>) scanned(Duration.ofSeconds(30))).value().done())
        .isFalse();
    assertThat(calls.get()).isEqualTo(3);
  }

  @Test
  void saysWhyAScanFailed() {
    answers.add(SCAN.formatted("FAILED", "\"error\": \"the domain controller is away\", "));

    Leftovers seen = ((Answer.Given<Leftovers>) scanned(Duration.ZERO)).value();
    assertThat(seen.done()).isTrue();
    assertThat(seen.error()).contains("the domain controller is away");
  }

  @Test
  void readsWhenOurTokenEnds() {
    answers.add(DIRECTORY.formatted(", \"tokenExpiresAt\": \"2027-01-01T00:00:00Z\""));
    answers.add(DIRECTORY.formatted(""));

    assertThat(readings.tokenExpiry())
        .isEqualTo(new Answer.Given<>(Optional.of(Instant.parse("2027-01-01T00:00:00Z"))));
    assertThat(readings.tokenExpiry()).isEqualTo(new Answer.Given<>(Optional.empty()));
  }
}
