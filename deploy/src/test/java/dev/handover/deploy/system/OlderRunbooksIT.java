package dev.handover.deploy.system;

import static dev.handover.deploy.system.OlderStand.MAIL_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Answer;
import dev.handover.deploy.client.Orders;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.forest.Census;
import dev.handover.deploy.forest.Dns;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The procedures of the articles on Exchange 5.5, with real names in the DNS of a real domain. Each
 * begins and ends with the group on the primary.
 */
class OlderRunbooksIT {
  private static final String GROUP_NAME = "exch1.example.test";
  private static final String CLUSTER_NAME = "cluster1.example.test";

  private static OlderStand older;
  private Census before;

  @BeforeAll
  static void begin() throws Exception {
    older = OlderStand.create();
    older.stand().suite().start();
    succeeds(older.stand().moves().run(new Order("START", Suite.PRIMARY, null), "first start"));
  }

  @AfterAll
  static void end() {
    older.close();
  }

  @BeforeEach
  void allIsWell() throws Exception {
    for (String node : List.of(Suite.PRIMARY, Suite.BACKUP)) {
      older.clearEvents(node);
      older.installMailService(node, "5.5.2423.0");
    }
    before = older.stand().access().census();
  }

  /** What a test that failed left behind is no other test's trouble. */
  private static void giveUpWhatHalted() {
    for (JsonNode operation :
        older
            .stand()
            .suite()
            .api()
            .get("/v1/operations?state=HALTED", Map.of())
            .orThrow()
            .json()
            .path("items")) {
      older
          .stand()
          .suite()
          .api()
          .post(
              "/v1/operations/" + operation.path("id").asText() + "/commands",
              Orders.command("ABANDON", "the test is over"),
              Map.of())
          .orThrow();
    }
  }

  @AfterEach
  void theGroupIsOnThePrimaryAlone() throws Exception {
    giveUpWhatHalted();
    assertThat(older.all(Suite.PRIMARY, "RUNNING")).isTrue();
    assertThat(older.all(Suite.BACKUP, "STOPPED")).isTrue();
    assertThat(older.freezes()).isEmpty();
    assertThat(older.stand().suite().pair().doubleOwners(Set.of())).isEmpty();
    assertThat(older.stand().suite().heldTwice()).isEmpty();
  }

  @Test
  void dnsIsCuredAndWhoAsksTheWrongServerIsNamed() throws Exception {
    // Given
    Dig dig = new Dig(older.stand().domain().address());
    assertThat(dig.addresses(CLUSTER_NAME)).isEmpty();
    older.fault(
        Suite.BACKUP,
        "host: {interfaces: [{name: LAN, dnsServers: [198.51.100.7], registersInDns: false, addresses: [192.0.2.12/24]}]}\n");
    Procedure procedure = procedure(step -> Map.of());

    // When
    JsonNode missing = procedure.run("dns-5.5");

    // Then
    assertThat(missing.path("state").asText()).as("%s", missing).isEqualTo("HALTED");
    assertThat(missing.path("halted").asText())
        .contains("no name 'cluster1'", "Create it with the record A 192.0.2.60");

    // When somebody creates it, and mistypes the address
    Forest forest = older.stand().forest();
    older.stand().access().load(List.of(Dns.name(forest.shape(), "cluster1", "192.0.2.61")));
    JsonNode halted = procedure.resume();

    // Then that is put right, and the machine that asks another server is named
    assertThat(halted.path("halted").asText()).contains("exch2", "198.51.100.7");
    assertThat(dig.addresses(GROUP_NAME)).containsExactly(Forest.FLOATING_ADDRESS);
    assertThat(dig.addresses(CLUSTER_NAME)).containsExactly("192.0.2.60");
    assertThat(before.differencesTo(older.stand().access().census()))
        .as("one name is new, and nothing else")
        .isNotEmpty()
        .allMatch(line -> line.startsWith("dc=cluster1,dc=example.test,"));

    // When
    older.fault(Suite.BACKUP, "");

    // Then
    succeeds(procedure.resume());
  }

  @Test
  void theMailServiceHasToBeStoppedBeforeServicePack1() throws Exception {
    // Given
    Procedure procedure = procedure(step -> Map.of());

    // When
    JsonNode halted = procedure.run("q194128-check");

    // Then
    assertThat(halted.path("state").asText()).as("%s", halted).isEqualTo("HALTED");
    assertThat(halted.path("halted").asText())
        .contains(MAIL_SERVICE + " is RUNNING on exch1")
        .contains("Stop it.");

    // When it is stopped
    older.fault(Suite.PRIMARY, "services: {%s: {crashAfterMillis: 1}}\n".formatted(MAIL_SERVICE));
    succeeds(procedure.resume());

    // Then nothing else was touched
    assertThat(older.state(Suite.PRIMARY, MAIL_SERVICE)).isEqualTo("STOPPED");
    assertThat(older.state(Suite.PRIMARY, "MSExchangeMTA")).isEqualTo("RUNNING");
    nothingChangedInTheDirectory();
    older.fault(Suite.PRIMARY, "");
    succeeds(procedure(OlderRunbooksIT::build).run("service-pack-5.5"));
  }

  @Test
  void theDiagnosisNamesTheOldProgramAndThenTheEvents() throws Exception {
    // Given
    older.installMailService(Suite.PRIMARY, "5.5.2232.9");
    older.logEvent(Suite.PRIMARY, 4058, "The name resolver cannot be initialized.");
    Procedure procedure = procedure(step -> Map.of());

    // When
    JsonNode old = procedure.run("q194128-diagnosis");

    // Then
    assertThat(old.path("state").asText()).as("%s", old).isEqualTo("HALTED");
    assertThat(old.path("halted").asText()).contains("5.5.2232.9", "5.5.2423.0");

    // When Service Pack 2 is installed
    older.installMailService(Suite.PRIMARY, "5.5.2650.24");
    JsonNode events = procedure.resume();

    // Then what is known of the event is told
    assertThat(events.path("halted").asText()).contains("4058", "name resolver", "Service Pack 2");
    JsonNode ended = procedure.skip("events-2");
    assertThat(ended.path("state").asText()).isEqualTo("SUCCEEDED_WITH_EXCEPTIONS");
    assertThat(ended.path("exceptions").toString()).contains("4058", "skipped by operator");
    nothingChangedInTheDirectory();
  }

  @Test
  void theGroupIsFrozenWhileTheMailServiceIsSetUpOnTheOtherNode() throws Exception {
    // Given
    List<String> seen = new ArrayList<>();
    Procedure procedure =
        procedure(
            step -> {
              if (step.equals("update-node")) {
                seen.addAll(older.freezes().findValuesAsText("reason"));
                Answer refused =
                    older
                        .stand()
                        .moves()
                        .request(
                            Orders.operation(new Order("SWITCHOVER", Suite.BACKUP, null), "now"));
                assertThat(refused.status()).isEqualTo(409);
              }
              return Map.of();
            });

    // When
    JsonNode ended = procedure.run("ims-installation-5.5");

    // Then
    succeeds(ended);
    assertThat(procedure.byHand()).containsExactly("wizard", "update-node");
    assertThat(seen).containsExactly("the Internet Mail Service is being set up on exch2");
    assertThat(procedure.children())
        .extracting(child -> child.path("target").asText() + " " + child.path("state").asText())
        .containsExactly("exch2 SUCCEEDED", "exch1 SUCCEEDED");
    nothingChangedInTheDirectory();
  }

  @Test
  void aServicePackIsInstalledOnTheActiveNodeFirstWithoutAMove() throws Exception {
    // Given
    List<String> owners = older.stand().suite().pair().owners();
    List<String> seen = new ArrayList<>();
    Procedure procedure =
        procedure(
            step -> {
              seen.add("%s frozen %d times".formatted(step, older.freezes().size()));
              if (step.equals("install-on-active")) {
                assertThat(older.state(Suite.PRIMARY, MAIL_SERVICE)).isEqualTo("STOPPED");
                older.fault(Suite.PRIMARY, "services: {MSExchangeMTA: {crashAfterMillis: 1}}\n");
                assertThat(older.state(Suite.PRIMARY, "MSExchangeMTA")).isEqualTo("STOPPED");
                older.fault(Suite.PRIMARY, "");
              } else {
                assertThat(older.all(Suite.PRIMARY, "RUNNING")).isTrue();
              }
              return build(step);
            });

    // When
    JsonNode ended = procedure.run("service-pack-5.5");

    // Then
    succeeds(ended);
    assertThat(seen)
        .containsExactly("install-on-active frozen 1 times", "install-on-standby frozen 1 times");
    assertThat(procedure.confirmations())
        .extracting(entry -> entry.path("data").path("build").asText())
        .containsExactly("5.5.2650.24", "5.5.2650.24");
    assertThat(procedure.children()).isEmpty();
    assertThat(older.stand().suite().pair().owners()).isEqualTo(owners);
    nothingChangedInTheDirectory();
  }

  private static Map<String, String> build(String step) {
    return Map.of("build", "5.5.2650.24");
  }

  private void nothingChangedInTheDirectory() {
    assertThat(before.differencesTo(older.stand().access().census())).isEmpty();
  }

  private static Procedure procedure(Procedure.Person person) {
    return new Procedure(older.stand(), person);
  }

  private static void succeeds(JsonNode operation) {
    assertThat(operation.path("state").asText()).as("%s", operation).isEqualTo("SUCCEEDED");
  }
}
