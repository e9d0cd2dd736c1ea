package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Criticality;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.serving.ProbeFrom;
import dev.handover.orchestrator.domain.serving.ProbeKind;
import dev.handover.orchestrator.domain.serving.ProbeView;
import dev.handover.orchestrator.domain.serving.ServiceProbe;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a node is asked about others, and what is made of its answers. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class HttpProbesTest {
  private static final ServiceProbe SMTP =
      ServiceProbe.of("smtp", ProbeKind.SMTP, 25, Criticality.REQUIRED);
  private static final NodeRef PARTNER =
      Clients.node("exch2", URI.create("https://[2001:db8::12]:8082"), Clients.token("hnd_two"));

  private final HttpProbes probes =
      new HttpProbes(Clients.targets(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(30)));
  private final AtomicReference<String> asked = new AtomicReference<>("");

  @Test
  void hasANodeLookForAServiceWithAllThatIsExpected() throws IOException {
    // Given
    ServiceProbe web =
        new ServiceProbe(
            "owa",
            ProbeKind.HTTP,
            80,
            Criticality.REQUIRED,
            ProbeFrom.BOTH,
            new ServiceProbe.Expected(Optional.empty(), Optional.of(401), Optional.of("/exchange")),
            Duration.ofSeconds(2),
            Duration.ofMinutes(1));

    // When
    Answer<ProbeView> answer =
        answered(
            200,
            "{\"reachable\": true, \"serving\": true, \"answer\": \"HTTP/1.1 401\", \"detail\": \"serves\"}",
            web);

    // Then
    assertThat(answer).isEqualTo(new Answer.Given<>(new ProbeView(true, "HTTP/1.1 401", "serves")));
    JsonNode body = new ObjectMapper().readTree(asked.get());
    assertThat(body.path("host").asText()).isEqualTo("192.0.2.50");
    assertThat(body.path("port").asInt()).isEqualTo(80);
    assertThat(body.path("kind").asText()).isEqualTo("HTTP");
    assertThat(body.path("status").asInt()).isEqualTo(401);
    assertThat(body.path("path").asText()).isEqualTo("/exchange");
    assertThat(body.path("timeoutMillis").asInt()).isEqualTo(2000);
  }

  @Test
  void takesWhatDoesNotServeForAnAnswer() {
    String body = "{\"reachable\": true, \"serving\": false, \"detail\": \"says nothing\"}";

    assertThat(answered(200, body, SMTP))
        .isEqualTo(new Answer.Given<>(new ProbeView(false, "", "says nothing")));
  }

  @Test
  void doesNotTakeANodeOfAnOlderReleaseForAServiceThatServes() {
    assertThat(answered(200, "{\"reachable\": true, \"detail\": \"connected\"}", SMTP))
        .isEqualTo(new Answer.Given<>(new ProbeView(false, "", "connected")));
    assertThat(answered(400, CannedServer.Reply.problem(400, "invalid-request", "").body(), SMTP))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void doesNotThrowWhenTheNodeIsAway() {
    NodeRef away =
        Clients.node("exch1", URI.create("http://127.0.0.1:1"), Clients.token("hnd_one"));

    assertThat(probes.probe(away, "192.0.2.50", SMTP)).isInstanceOf(Answer.Unreachable.class);
    assertThat(probes.reaches(away, PARTNER)).isInstanceOf(Answer.Unreachable.class);
  }

  @Test
  void hasANodeLookForItsPartnerAtThePartnersOwnAddress() throws IOException {
    // Given
    try (CannedServer server = server(200, "{\"reachable\": true, \"detail\": \"connected\"}")) {
      NodeRef node = Clients.node("exch1", server.url(), Clients.token("hnd_one"));

      // When
      Answer<Boolean> reaches = probes.reaches(node, PARTNER);

      // Then
      assertThat(reaches).isEqualTo(new Answer.Given<>(true));
      JsonNode body = new ObjectMapper().readTree(asked.get());
      assertThat(body.path("host").asText()).isEqualTo("2001:db8::12");
      assertThat(body.path("port").asInt()).isEqualTo(8082);
    }
  }

  @Test
  void seesForItselfWhetherAPortAcceptsAConnection() throws IOException {
    int port;
    try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = open.getLocalPort();
      assertThat(probes.accepts("127.0.0.1", port)).isTrue();
    }
    assertThat(probes.accepts("127.0.0.1", port)).isFalse();
    assertThat(probes.accepts("no-such-host.invalid", port)).isFalse();
  }

  private Answer<ProbeView> answered(int status, String body, ServiceProbe probe) {
    try (CannedServer server = server(status, body)) {
      return probes.probe(
          Clients.node("exch1", server.url(), Clients.token("hnd_one")), "192.0.2.50", probe);
    }
  }

  private CannedServer server(int status, String body) {
    return new CannedServer(
        (method, path, request) -> {
          asked.set(request);
          return new CannedServer.Reply(status, body);
        });
  }
}
