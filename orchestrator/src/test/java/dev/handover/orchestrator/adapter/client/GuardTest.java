package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.adapter.client.CannedServer.Reply;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.BreakerState;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.ServiceGoal;
import dev.handover.orchestrator.domain.ServiceName;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A client of a server that fails on purpose: the requests that really arrive are counted. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class GuardTest {
  private static final Fence FENCE =
      new Fence(Samples.MAIL, new FencingEpoch(3), UUID.randomUUID(), "alice");
  private static final ServiceName SERVICE = new ServiceName("MSExchangeIS");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String PROMISE =
      "{\"group\": \"mail\", \"epoch\": 3, \"issuer\": \"0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55\", \"promisedAt\": \"2026-11-21T03:00:00Z\", \"newer\": 1}";

  private final Path token = Clients.token("hnd_one");

  private static HttpNodeClient client(Duration answer) {
    return new HttpNodeClient(Clients.targets(URI.create("http://127.0.0.1:1"), answer));
  }

  private StepOutcome promiseAt(CannedServer server) {
    return client(LONG).promise(Clients.node("exch1", server.url(), token), FENCE);
  }

  private static URI nobodyListens() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  @Test
  void passesOverPropertiesItDoesNotKnow() {
    try (CannedServer server = new CannedServer((method, path, body) -> new Reply(200, PROMISE))) {
      assertThat(promiseAt(server)).isEqualTo(new StepOutcome.Done("promised epoch 3"));
    }
  }

  @Test
  void repeatsOnceWhenNoConnectionCanBeMade() throws IOException {
    // Given
    Target target = Clients.targets(nobodyListens(), LONG).directory();
    AtomicInteger tries = new AtomicInteger();

    // When
    StepOutcome outcome =
        Outcomes.outcome(
            target,
            () -> {
              tries.incrementAndGet();
              target.api(dev.handover.api.directory.PromisesApi.class).listPromises();
              return new StepOutcome.Done("");
            });

    // Then
    assertThat(outcome)
        .isInstanceOfSatisfying(
            StepOutcome.RetryLater.class,
            later -> {
              assertThat(later.reason()).startsWith("no connection to directory-service");
              assertThat(later.unsent()).isTrue();
            });
    assertThat(tries).hasValue(2);
  }

  @Test
  void neverLetsOneDeadNodeCloseTheRoadToItsPartner() throws IOException {
    try (CannedServer alive = new CannedServer((method, path, body) -> new Reply(200, PROMISE))) {
      // Given
      HttpNodeClient client = client(LONG);
      NodeRef dead = Clients.node("exch1", nobodyListens(), token);
      NodeRef partner = Clients.node("exch2", alive.url(), token);

      // When
      for (int i = 0; i < 4; i++) {
        assertThat(client.promise(dead, FENCE)).isInstanceOf(StepOutcome.RetryLater.class);
      }

      // Then
      assertThat(client.breaker(dead)).isEqualTo(BreakerState.OPEN);
      assertThat(client.promise(dead, FENCE))
          .isInstanceOfSatisfying(
              StepOutcome.RetryLater.class,
              later -> {
                assertThat(later.reason()).contains("breaker open");
                assertThat(later.unsent()).isTrue();
              });
      assertThat(client.promise(partner, FENCE)).isInstanceOf(StepOutcome.Done.class);
      assertThat(client.breaker(partner)).isEqualTo(BreakerState.CLOSED);
      assertThat(alive.requests()).isEqualTo(1);
    }
  }

  @Test
  void isFencedByAHigherPromiseAndKeepsTheBreakerClosed() {
    try (CannedServer server =
        new CannedServer(
            (method, path, body) -> Reply.problem(409, "stale-epoch", ", \"promisedEpoch\": 9"))) {
      HttpNodeClient client = client(LONG);
      NodeRef node = Clients.node("exch1", server.url(), token);
      for (int i = 0; i < 6; i++) {
        assertThat(client.promise(node, FENCE))
            .isEqualTo(new StepOutcome.Fenced(new FencingEpoch(9)));
      }
      assertThat(client.breaker(node)).isEqualTo(BreakerState.CLOSED);
      assertThat(server.requests()).isEqualTo(6);
    }
  }

  @Test
  void tellsFailuresFromRefusalsAndFromWhatMayWorkLater() {
    assertThat(problem(409, "service-failed")).isInstanceOf(StepOutcome.Failed.class);
    assertThat(problem(409, "disk-in-use")).isInstanceOf(StepOutcome.Failed.class);
    assertThat(problem(409, "service-disabled"))
        .isEqualTo(
            new StepOutcome.Refused("node exch1: the detail [service-disabled]", "the cure"));
    assertThat(problem(404, "service-not-found")).isInstanceOf(StepOutcome.Refused.class);
    assertThat(problem(503, "unavailable")).isInstanceOf(StepOutcome.RetryLater.class);
    assertThat(problem(500, "internal-error")).isInstanceOf(StepOutcome.RetryLater.class);
  }

  @Test
  void namesTheTokenFileWhenTheTokenIsRefused() {
    for (int status : new int[] {401, 403}) {
      assertThat(problem(status, status == 401 ? "unauthenticated" : "forbidden"))
          .isInstanceOfSatisfying(
              StepOutcome.Refused.class,
              refused ->
                  assertThat(refused.cure()).contains(token.toString()).doesNotContain("hnd_"));
    }
  }

  private StepOutcome problem(int status, String code) {
    try (CannedServer server =
        new CannedServer((method, path, body) -> Reply.problem(status, code, ""))) {
      return promiseAt(server);
    }
  }

  @Test
  void saysHowFarAServiceIsOnItsWay() {
    String pending =
        "{\"name\": \"MSExchangeIS\", \"state\": \"START_PENDING\", \"startType\": \"MANUAL\", \"checkpoint\": 4, \"dependsOn\": []}";
    try (CannedServer server = new CannedServer((method, path, body) -> new Reply(202, pending))) {
      NodeRef node = Clients.node("exch1", server.url(), token);
      assertThat(client(LONG).bringService(node, SERVICE, ServiceGoal.RUNNING, FENCE))
          .isEqualTo(
              new StepOutcome.OnItsWay(
                  "MSExchangeIS is START_PENDING, checkpoint 4", Duration.ofSeconds(2)));
    }
  }

  @Test
  void givesUpAfterTheTimeoutAndDoesNotRepeat() {
    CountDownLatch end = new CountDownLatch(1);
    try (CannedServer server =
        new CannedServer(
            (method, path, body) -> {
              end.await();
              return Reply.CUT;
            })) {
      StepOutcome outcome =
          client(Duration.ofMillis(300)).promise(Clients.node("exch1", server.url(), token), FENCE);
      end.countDown();
      assertThat(mayHaveArrived(outcome)).isTrue();
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void doesNotRepeatWhenTheConnectionIsCutBecauseTheWorkMayBeDone() {
    try (CannedServer server = new CannedServer((method, path, body) -> Reply.CUT)) {
      assertThat(mayHaveArrived(promiseAt(server))).isTrue();
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  private static boolean mayHaveArrived(StepOutcome outcome) {
    return outcome instanceof StepOutcome.RetryLater later && !later.unsent();
  }

  @Test
  void doesNotTakeGarbageForAnAnswer() {
    for (String garbage : new String[] {"<html>login</html>", "{}", "{\"group\": 1}", "[]", ""}) {
      try (CannedServer server =
          new CannedServer((method, path, body) -> new Reply(200, garbage))) {
        assertThat(promiseAt(server)).as(garbage).isInstanceOf(StepOutcome.Failed.class);
        Answer<NodeView> seen =
            client(LONG).observe(Samples.mail(), Clients.node("exch1", server.url(), token));
        assertThat(seen).as(garbage).isInstanceOf(Answer.Refused.class);
      }
    }
  }

  @Test
  void readsTheTokenAgainWhenItsFileChanges() throws IOException {
    try (CannedServer server = new CannedServer((method, path, body) -> new Reply(200, PROMISE))) {
      // Given
      HttpNodeClient client = client(LONG);
      NodeRef node = Clients.node("exch1", server.url(), token);
      client.promise(node, FENCE);
      assertThat(server.lastAuthorization()).isEqualTo("Bearer hnd_one");

      // When
      Files.writeString(token, "hnd_two");
      Files.setLastModifiedTime(token, FileTime.fromMillis(1_000));
      client.promise(node, FENCE);

      // Then
      assertThat(server.lastAuthorization()).isEqualTo("Bearer hnd_two");
    }
  }
}
