package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.InventoryList;
import dev.handover.orchestrator.domain.NodeFact;
import dev.handover.orchestrator.domain.ServiceName;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts of a node over HTTP: a value, none, one that could not be read, and no node at all. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class HttpInventoryClientTest {
  private static final InventoryList LIST =
      new InventoryList(List.of(new ServiceName("MSDTC")), List.of(), List.of());

  private final HttpInventoryClient client =
      new HttpInventoryClient(
          Clients.targets(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(30)));

  @Test
  void tellsValuesAbsenceAndIgnoranceApart() {
    // Given
    String body =
        """
        {"items": [{"kind": "SERVICE_START_TYPE", "name": "MSDTC", "value": "AUTOMATIC"},
         {"kind": "REGISTRY_VALUE", "name": "a", "reason": "There is no such value."},
         {"kind": "FILE_VERSION", "name": "b", "reason": "No rights.", "readable": false}]}
        """;

    // When
    Answer<List<NodeFact>> answer;
    try (CannedServer server =
        new CannedServer((method, path, asked) -> new CannedServer.Reply(200, body))) {
      answer = client.take(Clients.node("exch1", server.url(), Clients.token("hnd_one")), LIST);
    }

    // Then
    assertThat(answer)
        .isEqualTo(
            new Answer.Given<>(
                List.of(
                    new NodeFact(
                        NodeFact.Kind.SERVICE_START_TYPE,
                        "MSDTC",
                        new NodeFact.Value.Present("AUTOMATIC")),
                    new NodeFact(
                        NodeFact.Kind.REGISTRY_VALUE,
                        "a",
                        new NodeFact.Value.None("There is no such value.")),
                    new NodeFact(
                        NodeFact.Kind.FILE_VERSION,
                        "b",
                        new NodeFact.Value.Unreadable("No rights.")))));
  }

  @Test
  void doesNotThrowWhenTheNodeIsAway() {
    assertThat(
            client.take(
                Clients.node("exch1", URI.create("http://127.0.0.1:1"), Clients.token("hnd_one")),
                LIST))
        .isInstanceOf(Answer.Unreachable.class);
  }
}
