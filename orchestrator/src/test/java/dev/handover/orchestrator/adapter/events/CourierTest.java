package dev.handover.orchestrator.adapter.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.events.Event;
import dev.handover.orchestrator.domain.events.Receipt;
import dev.handover.orchestrator.domain.events.Receiver;
import dev.handover.orchestrator.domain.events.Subscription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourierTest {
  private static final String KEY = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final Event EVENT =
      new Event(
          42,
          UUID.fromString("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55"),
          Instant.parse("2026-11-21T03:00:00.123456Z"),
          "dev.handover.operation.halted",
          Optional.of(new GroupName("mail")),
          "operations/0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c56",
          Map.of("because", "\"}], <!channel> {{credential}}", "kind", "FAILOVER"));

  @TempDir private Path dir;
  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private HttpServer server;
  private Answer answer = exchange -> exchange.sendResponseHeaders(204, -1);

  private record Request(Map<String, List<String>> headers, String body) {}

  @FunctionalInterface
  private interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void listens() throws IOException {
    Files.writeString(dir.resolve("key"), KEY + "\n");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          requests.add(
              new Request(
                  Map.copyOf(exchange.getRequestHeaders()),
                  new String(body, StandardCharsets.UTF_8)));
          answer.give(exchange);
          exchange.close();
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stops() {
    server.stop(0);
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/in?secret=word");
  }

  private Receipt bring(String template, Subscription.Secrets secrets) {
    ReceiversCourier courier = new ReceiversCourier("urn:test", dir, InstantSource.system());
    Receiver receiver = new Receiver.Web(url(), Optional.empty());
    return courier.bring(
        EVENT, new Subscription("siem", receiver, template, List.of(), List.of(), secrets));
  }

  private Receipt bring() {
    return bring(
        "cloudevents", new Subscription.Secrets(Optional.of(dir.resolve("key")), Optional.empty()));
  }

  @Test
  void signsSoThatTheReferenceImplementationTakesIt() throws Exception {
    assertThat(bring()).isEqualTo(new Receipt.Taken());
    Request request = requests.take();
    new Webhook(KEY)
        .verify(request.body(), HttpHeaders.of(request.headers(), (name, value) -> true));
  }

  @Test
  void signsWithEveryKeySoThatTheyCanBeChanged() throws Exception {
    String newer = "whsec_" + java.util.Base64.getEncoder().encodeToString(new byte[32]);
    Files.writeString(dir.resolve("key"), newer + "\n" + KEY + "\n");
    assertThat(bring()).isEqualTo(new Receipt.Taken());
    Request request = requests.take();
    for (String key : List.of(newer, KEY)) {
      new Webhook(key)
          .verify(request.body(), HttpHeaders.of(request.headers(), (name, value) -> true));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"whsec_", "whsec_c2hvcnQ=", "password", "whsec_!!!", ""})
  void sendsNothingUnsignedAndDoesNotQuoteAKeyThatIsNone(String key) throws IOException {
    Files.writeString(dir.resolve("key"), key);
    Receipt receipt = bring();
    assertThat(receipt).isInstanceOf(Receipt.Refused.class);
    assertThat(((Receipt.Refused) receipt).error())
        .contains("key")
        .doesNotContain("c2hvcnQ", "!!!");
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"500", "404", "302", "401"})
  void takesNothingElseForAYesAndFollowsNoRedirection(int status) {
    answer =
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
        };
    assertThat(bring())
        .isEqualTo(new Receipt.Refused("the receiver answered " + status, Optional.empty()));
    assertThat(requests).hasSize(1);
  }

  @Test
  void knowsWhoIsGone() {
    answer = exchange -> exchange.sendResponseHeaders(410, -1);
    assertThat(bring()).isEqualTo(new Receipt.Gone());
  }

  @Test
  void waitsAsLongAsItIsAsked() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().add("Retry-After", "120");
          exchange.sendResponseHeaders(429, -1);
        };
    assertThat(bring())
        .isEqualTo(
            new Receipt.Refused("the receiver answered 429", Optional.of(Duration.ofMinutes(2))));
  }

  @Test
  void givesUpWaitingForAnAnswerAndDoesNotReadOneWithoutEnd() throws NotDelivered {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] much = new byte[65_536];
          for (int i = 0; i < 100_000; i++) {
            exchange.getResponseBody().write(much);
          }
        };
    assertThat(bring()).isEqualTo(new Receipt.Taken());
    java.util.concurrent.CountDownLatch never = new java.util.concurrent.CountDownLatch(1);
    answer =
        exchange -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Receipt receipt =
        new WebPost(new Connections().http(Optional.empty()), Duration.ofMillis(300))
            .send(url(), Map.of(), new byte[0], Instant.EPOCH);
    never.countDown();
    assertThat(receipt).isInstanceOf(Receipt.Refused.class);
  }

  @Test
  void saysThatNobodyIsThereWithoutTheAddress() {
    server.stop(0);
    Receipt receipt = bring();
    assertThat(receipt).isInstanceOf(Receipt.Refused.class);
    assertThat(receipt.toString()).contains("no connection").doesNotContain("word", "127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "pagerduty, /routing_key, token-7",
    "pagerduty, /payload/severity, critical",
    "pagerduty, /event_action, trigger",
    "servicenow, /records/0/severity, 1",
    "servicenow, /records/0/time_of_event, 2026-11-21 03:00:00",
    "slack, /blocks/0/text/type, plain_text",
    "teams, /attachments/0/content/type, AdaptiveCard"
  })
  void fillsInTheFormThatAReceiverWants(String template, String where, String what)
      throws Exception {
    // Given
    Path credential = Files.writeString(dir.resolve("credential"), "token-7\n");
    // When
    Receipt receipt =
        bring(template, new Subscription.Secrets(Optional.empty(), Optional.of(credential)));
    // Then
    assertThat(receipt).isEqualTo(new Receipt.Taken());
    Request request = requests.take();
    JsonNode body = new ObjectMapper().readTree(request.body());
    assertThat(body.at(where).asText()).isEqualTo(what);
    // What somebody wrote into a reason neither leaves its place nor calls anybody.
    assertThat(body.path("text").asText()).doesNotContain("<!channel>");
    assertThat(request.body().replace("\"routing_key\":\"token-7\"", "")).doesNotContain("token-7");
  }

  @Test
  void takesATemplateOfTheConfigurationFolder() throws Exception {
    // Given
    Files.createDirectories(dir.resolve("templates"));
    Files.writeString(
        dir.resolve("templates/own.json"),
        "{\"headers\": {\"X-Group\": \"{{group}}\"}, \"body\": {\"all\": \"{{data}}\"}}");
    // When
    assertThat(bring("own", Subscription.Secrets.none())).isEqualTo(new Receipt.Taken());
    // Then
    Request request = requests.take();
    assertThat(request.headers()).containsEntry("X-group", List.of("mail"));
    assertThat(new ObjectMapper().readTree(request.body()).at("/all/kind").asText())
        .isEqualTo("FAILOVER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "no",
        "{\"body\": {\"a\": \"{{nothing}}\"}}",
        "{\"body\": {\"a\": \"{{credential}}\"}}"
      })
  void refusesATemplateThatDoesNotFit(String template) throws IOException {
    Files.createDirectories(dir.resolve("templates"));
    Files.writeString(dir.resolve("templates/own.json"), template);
    assertThat(bring("own", Subscription.Secrets.none())).isInstanceOf(Receipt.Refused.class);
    assertThat(requests).isEmpty();
  }
}
