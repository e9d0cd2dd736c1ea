package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.forest.Census;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.Suite;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A new group is set up on a real domain: on the backup first, then on the primary. */
class SetUpIT {
  @Test
  void aGroupOf2003IsSetUpInTwoPasses() throws Exception {
    setsUp(
        Generation.EXCHANGE_2003,
        "setup-2003",
        List.of("network", "prerequisites", "backup-mount", "primary-mount", "public-folders"));
  }

  @Test
  void aGroupOf2007IsSetUpInTwoPasses() throws Exception {
    setsUp(
        Generation.EXCHANGE_2007,
        "setup-2007",
        List.of(
            "network",
            "prerequisites",
            "backup-mount",
            "backup-old-queue",
            "primary-mount",
            "primary-old-queue"));
  }

  private static void setsUp(Generation generation, String runbook, List<String> byHand)
      throws Exception {
    // Given a group that was just installed, on whose primary somebody has a mailbox already
    try (Stand stand = Stand.of(Shape.of(generation, 0))) {
      SetUp setUp = new SetUp(stand);
      Procedure procedure = new Procedure(stand, setUp);
      Expectation expected = stand.expectation();
      stand.suite().start();
      succeeds(stand.moves().run(new Order("START", Suite.PRIMARY, null), "first start"));
      expected.movedTo(Forest.PRIMARY);

      // When
      JsonNode halted = procedure.run(runbook);

      // Then nothing is touched
      assertThat(halted.path("state").asText()).as("%s", halted).isEqualTo("HALTED");
      assertThat(halted.path("halted").asText()).contains("rehome-mailboxes", "Outsider");
      assertThat(expected.differences()).isEmpty();

      // When they are gone
      setUp.removeEverybody();
      Census before = stand.access().census();
      JsonNode ended = procedure.resume();

      // Then
      succeeds(ended);
      assertThat(procedure.byHand()).isEqualTo(byHand);
      assertThat(procedure.confirmations())
          .allMatch(entry -> entry.path("actor").asText().equals("operator"))
          .hasSameSizeAs(byHand);
      theDirectoryIsSetUp(stand, before);
      theNamesAreSetUp(stand, setUp);
      theServersAreSetUp(stand, setUp);
    }
  }

  private static void theDirectoryIsSetUp(Stand stand, Census before) {
    Generation generation = stand.forest().shape().generation();
    List<String> differences =
        SetUpForest.of(before, generation).differencesTo(stand.access().census());
    assertThat(differences.stream().map(line -> line.split(" should be ", 2)[0]))
        .as("only the backup's own name in DNS, and what the zone takes: %s", differences)
        .containsExactlyInAnyOrder(
            "dc=example.test,cn=microsoftdns,dc=domaindnszones,dc=example,dc=test: dnsproperty",
            "dc=exch2,dc=example.test,cn=microsoftdns,dc=domaindnszones,dc=example,dc=test: dnsrecord",
            "dc=exch2,dc=example.test,cn=microsoftdns,dc=domaindnszones,dc=example,dc=test: dnstombstoned");
  }

  private static void theNamesAreSetUp(Stand stand, SetUp setUp) throws Exception {
    Dig dig = new Dig(stand.domain().address());
    assertThat(dig.addresses("exch1.example.test")).containsExactly(Forest.FLOATING_ADDRESS);
    assertThat(dig.addresses("exch2.example.test")).isEmpty();
    assertThat(dig.addresses("exch10.example.test")).containsExactly("192.0.2.110");
    assertThat(setUp.takesDynamicUpdates()).isFalse();
  }

  private static void theServersAreSetUp(Stand stand, SetUp setUp) throws Exception {
    assertThat(setUp.foundAtSecondPass())
        .as("the first pass's files are gone, and nothing else")
        .containsExactly(SetUp.NOTES);
    assertThat(setUp.files()).isEqualTo(setUp.expectedFiles());
    for (String node : List.of(Suite.PRIMARY, Suite.BACKUP)) {
      JsonNode services =
          stand
              .suite()
              .api(stand.suite().node(node))
              .get("/v1/services", Map.of())
              .orThrow()
              .json();
      for (JsonNode service : services.path("items")) {
        boolean always = service.path("name").asText().equals("MSDTC");
        assertThat(service.path("startType").asText())
            .as("%s", service)
            .isEqualTo(always ? "AUTOMATIC" : "MANUAL");
        assertThat(service.path("state").asText())
            .as("%s on %s", service, node)
            .isEqualTo(always || node.equals(Suite.PRIMARY) ? "RUNNING" : "STOPPED");
      }
      assertThat(setUp.settings(node).contains("X:\\Exchsrv\\TransportRoles\\data\\Queue"))
          .isEqualTo(stand.forest().shape().generation() == Generation.EXCHANGE_2007);
    }
    assertThat(stand.suite().pair().doubleOwners(Set.of())).isEmpty();
    assertThat(stand.suite().heldTwice()).isEmpty();
  }

  private static void succeeds(JsonNode operation) {
    assertThat(operation.path("state").asText()).as("%s", operation).isEqualTo("SUCCEEDED");
  }
}
