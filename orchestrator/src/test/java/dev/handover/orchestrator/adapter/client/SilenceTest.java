package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.adapter.client.CannedServer.Reply;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.BreakerState;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What counts as silence: somebody may attest that a silent node is off. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class SilenceTest {
  private final Path token = Clients.token("hnd_one");

  private static HttpNodeClient client(Duration answer) {
    return new HttpNodeClient(Clients.targets(URI.create("http://127.0.0.1:1"), answer));
  }

  private Answer<NodeView> look(CannedServer.Script script) {
    try (CannedServer server = new CannedServer(script)) {
      return client(Duration.ofSeconds(30))
          .look(Samples.mail(), Clients.node("exch1", server.url(), token));
    }
  }

  @Test
  void asksANodeWhoseBreakerIsOpen() {
    // Given
    CannedNode machine = new CannedNode();
    AtomicBoolean broken = new AtomicBoolean(true);
    CannedServer.Script script =
        (method, path, body) -> broken.get() ? Reply.CUT : machine.reply(method, path, body);
    try (CannedServer server = new CannedServer(script)) {
      HttpNodeClient client = client(Duration.ofSeconds(30));
      NodeRef node = Clients.node("exch1", server.url(), token);
      for (int i = 0; i < 4; i++) {
        client.observe(Samples.mail(), node);
      }
      assertThat(client.breaker(node)).isEqualTo(BreakerState.OPEN);
      // When
      broken.set(false);
      // Then
      assertThat(client.observe(Samples.mail(), node)).isInstanceOf(Answer.Unreachable.class);
      assertThat(client.look(Samples.mail(), node)).isInstanceOf(Answer.Given.class);
    }
  }

  @Test
  void takesNoErrorForSilence() {
    assertThat(look((method, path, body) -> Reply.problem(500, "internal-error", "")))
        .isInstanceOf(Answer.Refused.class);
    assertThat(look((method, path, body) -> Reply.problem(503, "unavailable", "")))
        .isInstanceOf(Answer.Refused.class);
    assertThat(look((method, path, body) -> new Reply(502, "<html>bad gateway</html>")))
        .isInstanceOf(Answer.Refused.class);
    assertThat(look((method, path, body) -> new Reply(200, "<html>login</html>")))
        .isInstanceOf(Answer.Refused.class);
    assertThat(look((method, path, body) -> Reply.CUT)).isInstanceOf(Answer.Refused.class);
  }

  @Test
  void takesNoConnectionForSilence() {
    CannedServer gone = new CannedServer((method, path, body) -> Reply.CUT);
    URI url = gone.url();
    gone.close();
    Answer<NodeView> seen =
        client(Duration.ofSeconds(30)).look(Samples.mail(), Clients.node("exch1", url, token));
    assertThat(seen).isInstanceOf(Answer.Unreachable.class);
  }

  @Test
  void takesATimeoutForSilenceButNotOfANodeThatSpokeOnce() {
    assertThat(hanging("")).isInstanceOf(Answer.Unreachable.class);
    assertThat(hanging("/v1/node")).isInstanceOf(Answer.Refused.class);
  }

  private Answer<NodeView> hanging(String except) {
    CannedNode machine = new CannedNode();
    CountDownLatch end = new CountDownLatch(1);
    CannedServer.Script script =
        (method, path, body) -> {
          if (!path.equals(except)) {
            end.await();
          }
          return machine.reply(method, path, body);
        };
    try (CannedServer server = new CannedServer(script)) {
      Answer<NodeView> seen =
          client(Duration.ofSeconds(1))
              .look(Samples.mail(), Clients.node("exch1", server.url(), token));
      end.countDown();
      return seen;
    }
  }
}
