package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.ChangeSets;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A runbook that people wrote themselves runs on a real domain, and one that is given up. */
class OwnRunbooksIT {
  private static final String PATCH_DAY =
      """
      runbook: patch-day
      title: Patch the standby, and move over
      profiles: [exchange-2007]
      steps:
        - {id: look, check: host, on: both, with: {only: [clock-skew, secure-channel]}}
        - {id: quiet, freeze: 'patching {standby}', for: PT4H}
        - id: short-ttl
          action: change-directory
          with: {task: dns-ttl, zone: '{dns.zone}', record: '{dns.record}', ttlSeconds: '60'}
        - id: patch
          manual: 'Install the patches on {standby} and reboot it.'
          ask: [{name: kb, text: 'Which article?', pattern: 'KB\\d+'}]
        - {id: over, move: standby}
        - {id: loud, unfreeze: true}
      """;
  private static final String NAME = "exch1.example.test";

  @Test
  void oneThatPeopleWroteRunsAndOneThatIsGivenUpLeavesEveryAttributeAsItWas() throws Exception {
    // Given
    try (Stand stand = Stand.of(Shape.of(Generation.EXCHANGE_2007, 50))) {
      write(stand);
      Expectation expected = stand.expectation();
      stand.suite().start();
      succeeds(stand.moves().run(new Order("START", Suite.PRIMARY, null), "first start"));
      expected.movedTo(Forest.PRIMARY);
      Dig dig = new Dig(stand.domain().address());
      int usual = dig.timeToLive(NAME);

      // When it is given up half way, because the server that it goes to cannot serve
      breakFirstServiceOf(stand, "startFailCode: 1067");
      Procedure half = new Procedure(stand, step -> Map.of("kb", "KB5012345"));
      JsonNode halted = half.run("patch-day");

      // Then its move took itself back
      assertThat(halted.path("state").asText()).as("%s", halted).isEqualTo("HALTED");
      assertThat(half.children())
          .extracting(child -> child.path("state").asText())
          .containsExactly("COMPENSATED");
      assertThat(dig.timeToLive(NAME)).isEqualTo(60);

      // When it is given up, and what is left of it is taken back with the file that it names
      JsonNode abandoned = half.abandon();
      String left = detail(abandoned, "short-ttl").replaceAll(".*change set ", "");
      JsonNode changes = new ChangeSets(stand.suite()).get(left);
      stand.ldapmodify(Path.of(changes.path("reverseLdifFile").asText()));

      // Then nothing is left of it
      assertThat(abandoned.path("state").asText()).as("%s", abandoned).isEqualTo("ABANDONED");
      assertThat(half.journal("ABANDONED").path("data").path("left").asText())
          .contains("dns-ttl", "done, not undone");
      assertThat(expected.differences()).isEmpty();
      assertThat(dig.timeToLive(NAME)).isEqualTo(usual);
      servesOn(stand, Suite.PRIMARY);

      // When it is run again
      breakFirstServiceOf(stand, "startDelayMillis: 100");
      Procedure whole = new Procedure(stand, step -> Map.of("kb", "KB5012345"));
      JsonNode ended = whole.run("patch-day");

      // Then
      succeeds(ended);
      assertThat(whole.byHand()).containsExactly("patch");
      assertThat(whole.confirmations())
          .extracting(entry -> entry.path("data").path("kb").asText())
          .containsExactly("KB5012345");
      expected.movedTo(Forest.BACKUP);
      assertThat(expected.differences())
          .as("but for the record that clients forget sooner")
          .allMatch(
              line -> line.startsWith("dc=exch1,dc=example.test,") && line.contains("dnsrecord"))
          .hasSize(1);
      assertThat(dig.timeToLive(NAME)).isEqualTo(60);
      servesOn(stand, Suite.BACKUP);
    }
  }

  private static String detail(JsonNode operation, String step) {
    for (JsonNode found : operation.path("steps")) {
      if (found.path("id").asText().equals(step)) {
        return found.path("detail").asText();
      }
    }
    throw new AssertionError("no step " + step + " in " + operation);
  }

  private static void write(Stand stand) throws Exception {
    Path groups = Objects.requireNonNull(stand.suite().groupFile().getParent());
    Path folder = Files.createDirectories(groups.resolveSibling("runbooks"));
    Files.writeString(folder.resolve("patch-day.yaml"), PATCH_DAY);
  }

  private static void servesOn(Stand stand, String node) throws Exception {
    JsonNode group =
        stand.suite().api().get("/v1/groups/" + Suite.GROUP, Map.of()).orThrow().json();
    assertThat(group.path("activeNode").asText()).isEqualTo(node);
    assertThat(stand.suite().pair().doubleOwners(Set.of())).isEmpty();
    assertThat(stand.suite().heldTwice()).isEmpty();
  }

  private static void breakFirstServiceOf(Stand stand, String fault) throws Exception {
    String first = stand.suite().pair().services().get(0);
    Files.writeString(
        stand.suite().machine(Suite.BACKUP).resolve("faults.yaml"),
        "services:\n  " + first + ":\n    " + fault + "\n");
  }

  private static void succeeds(JsonNode operation) {
    assertThat(operation.path("state").asText()).as("%s", operation).isEqualTo("SUCCEEDED");
  }
}
