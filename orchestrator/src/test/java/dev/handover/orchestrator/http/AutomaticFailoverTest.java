package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.handover.orchestrator.adapter.client.NodesOverHttp;
import dev.handover.orchestrator.adapter.fence.FenceScript;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A group in mode AUTOMATIC, with the service as it runs: it asks its nodes over HTTP, on its own
 * clock, and has a program cut the power of the one that died.
 */
@QuarkusTest
@TestProfile(AutomaticFailoverTest.OnItsOwn.class)
class AutomaticFailoverTest {
  /** Everything but the directory is the real thing. */
  public static class OnItsOwn implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(FakeDirectory.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(TwoNodes.class));
    }
  }

  /** The nodes, and a group file that names them. */
  public static class TwoNodes extends Lab {
    static @Nullable NodesOverHttp nodes;

    @Override
    public Map<String, String> start() {
      Map<String, String> settings = super.start();
      NodesOverHttp started = new NodesOverHttp();
      nodes = started;
      try {
        Path file = groupFile("mail");
        Path machine = Files.createDirectories(file.resolveSibling("../../auto-1").normalize());
        new FenceScript(machine, "very-secret-word");
        Files.writeString(
            file,
            """
            group: mail
            profile: generic-service
            nodes:
              primary: {name: exch1, computer: EXCH1, server: EXCH1, url: '%s', tokenFile: node.token}
              backup: {name: exch2, computer: EXCH2, server: EXCH2, url: '%s', tokenFile: node.token}
            disk: {id: exchange-data, mountPoint: 'X:'}
            address: {mode: floating, ip: 192.0.2.50, prefixLength: 24}
            services: [{name: MSExchangeSA}, {name: MSExchangeIS}, {name: MSExchangeTransport}]
            policy: {dwell: PT0S, flap: {moves: 0}}
            fence: {primary: {agent: command, command: ['%s/fence_test'], parameters: {plug: exch1}, passwordFile: fence.password, timeout: PT10S}}
            failover: {mode: AUTOMATIC, grace: {nodeSilent: PT5S}}
            """
                .formatted(started.first(), started.second(), machine));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return settings;
    }

    @Override
    public void stop() {
      Objects.requireNonNull(nodes).close();
      super.stop();
    }
  }

  @Test
  void takesOverFromAServerThatDiesWithoutAnybodyAsking() throws Exception {
    // Given
    NodesOverHttp nodes = Objects.requireNonNull(TwoNodes.nodes);
    Client.as("operator")
        .header("Idempotency-Key", "auto-start-1")
        .header("Prefer", "wait=30")
        .body("{\"kind\": \"START\", \"target\": \"exch1\", \"reason\": \"first start\"}")
        .post("/v1/groups/mail/operations")
        .then()
        .statusCode(200)
        .body("state", is("SUCCEEDED"));
    Client.as("viewer").get("/v1/groups/mail/why").then().body("reasons.code", hasItem("healthy"));

    // When
    nodes.killTheFirst();

    // Then
    assertThat(nodes.takenOver().get(2, TimeUnit.MINUTES)).isTrue();
    String id =
        Client.as("viewer")
            .get("/v1/operations?group=mail&limit=1")
            .then()
            .statusCode(200)
            .extract()
            .path("items[0].id");
    Client.as("viewer")
        .header("Prefer", "wait=30")
        .get("/v1/operations/" + id)
        .then()
        .statusCode(200)
        .body("state", is("SUCCEEDED"))
        .body("kind", is("FAILOVER"))
        .body("actor", is("(detection)"))
        .body("steps.action", hasItem("CUT_POWER"));
    assertThat(Lab.groupFile("mail").resolveSibling("../../auto-1/power").normalize())
        .doesNotExist();
    Client.as("viewer").get("/v1/groups/mail").then().body("activeNode", is("exch2"));
  }
}
