package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.readiness.DiskFindings.Reservation;
import dev.handover.orchestrator.domain.readiness.DiskFindings.SeenDisk;
import dev.handover.orchestrator.domain.readiness.HostFindings.Checked;
import dev.handover.orchestrator.domain.readiness.HostFindings.Outcome;
import dev.handover.orchestrator.domain.readiness.NodeReadings;
import dev.handover.orchestrator.domain.readiness.NodeReadingsContract;
import dev.handover.orchestrator.domain.readiness.ProofFindings.Lease;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node-service tells beyond a move, as its contract spells it. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class HttpNodeReadingsTest extends NodeReadingsContract {
  private static final String CHECKS =
      """
      {"checkedAt": "2026-11-21T03:00:00Z", "items": [
        {"name": "hotfix", "subject": "KB898060", "outcome": "FAILED", "evidence": "It is not installed.", "cure": "Install KB898060."},
        {"name": "san-policy", "outcome": "PASSED", "evidence": "OFFLINE_SHARED"},
        {"name": "service-always-running", "subject": "MSDTC", "outcome": "FAILED", "evidence": "stopped", "cure": "Start it."}]}""";
  private static final String DISK =
      """
      {"id": "exchange-data", "state": "OFFLINE", "heldBy": "exch1", "openFiles": [], "totalBytes": 400, "freeBytes": 100,
       "reservation": {"state": "OTHERS"}}""";
  private static final String LEASES =
      """
      {"items": [{"group": "other", "epoch": 9, "state": "HELD", "expiresAt": "2026-11-21T04:00:00Z"},
                 {"group": "mail", "epoch": 7, "state": "%s", "expiresAt": "2026-11-21T03:01:00Z"}]}""";
  private static final String NODE =
      """
      {"name": "exch1", "version": "1", "adapter": "EMULATED", "bootId": "b", "startedAt": "2026-11-21T02:59:58Z",
       "now": "2026-11-21T03:00:00Z"%s}""";

  private final Map<String, String> answers =
      new ConcurrentHashMap<>(
          Map.of(
              "/v1/checks",
              CHECKS,
              "/v1/disks/exchange-data",
              DISK,
              "/v1/leases",
              LEASES.formatted("HELD"),
              "/v1/node",
              NODE.formatted(", \"tokenExpiresAt\": \"2027-01-01T00:00:00Z\"")));
  private final Map<String, String> asked = new ConcurrentHashMap<>();
  private final CannedServer server =
      new CannedServer(
          (method, path, body) -> {
            asked.put(path, body);
            return new CannedServer.Reply(200, answers.getOrDefault(path, "{}"));
          });
  private final Path token = Clients.token("hnd_one");
  private final HttpNodeReadings readings =
      new HttpNodeReadings(
          Clients.targets(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(30)));

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  protected NodeReadings readings() {
    return readings;
  }

  @Override
  protected NodeRef node() {
    return Clients.node("exch1", server.url(), token);
  }

  @Override
  protected void letItGoAway() {
    server.close();
  }

  @Test
  void tellsWhatTheChecksFoundAndLeavesOutWhatTheGroupDoesNotNeed() {
    assertThat(readings.check(node(), Samples.mail()))
        .isEqualTo(
            new Answer.Given<>(
                List.of(
                    new Checked(
                        "hotfix",
                        Optional.of("KB898060"),
                        Outcome.FAILED,
                        "It is not installed.",
                        "Install KB898060."),
                    new Checked(
                        "san-policy", Optional.empty(), Outcome.PASSED, "OFFLINE_SHARED", ""))));
    assertThat(asked.get("/v1/checks"))
        .contains("\"disk\":\"exchange-data\"", "\"address\":\"192.0.2.50\"");
  }

  @Test
  void readsTheDiskWithItsReservation() {
    assertThat(readings.disk(node(), Samples.mail().disk()))
        .isEqualTo(
            new Answer.Given<>(
                new SeenDisk(
                    false,
                    Optional.of("exch1"),
                    Optional.of(25),
                    Optional.of(Reservation.OTHERS))));
  }

  @Test
  void knowsOnlyTheLeaseOfTheGroupThatIsHeld() {
    Instant end = Instant.parse("2026-11-21T03:01:00Z");
    assertThat(readings.lease(node(), Samples.MAIL))
        .isEqualTo(new Answer.Given<>(Optional.of(new Lease(end))));

    answers.put("/v1/leases", LEASES.formatted("RELEASED"));
    assertThat(readings.lease(node(), Samples.MAIL))
        .isEqualTo(new Answer.Given<>(Optional.empty()));
  }

  @Test
  void readsWhenOurTokenEnds() {
    assertThat(readings.tokenExpiry(node()))
        .isEqualTo(new Answer.Given<>(Optional.of(Instant.parse("2027-01-01T00:00:00Z"))));

    answers.put("/v1/node", NODE.formatted(""));
    assertThat(readings.tokenExpiry(node())).isEqualTo(new Answer.Given<>(Optional.empty()));
  }
}
