package dev.handover.directory.domain;

import static dev.handover.directory.domain.TaskPreviews.EXCH1;
import static dev.handover.directory.domain.TaskPreviews.EXCH2;
import static dev.handover.directory.domain.TaskPreviews.move;
import static dev.handover.directory.domain.TaskPreviews.preview;
import static dev.handover.directory.domain.TaskPreviews.task;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Names of servers and computers that stand for nothing, for two, or for something in an unusual
 * place.
 */
class ServerFindingsTest {
  private final TestForest forest = TestForest.create();

  private Preview routingMaster(Server source, Server target) {
    MoveRequest move =
        new MoveRequest(
            new GroupName("mail"),
            source,
            source,
            target,
            List.of(task("routing-master", Map.of())));
    return preview(move, forest.inMemory());
  }

  private static void assertBlocked(Preview preview, String code) {
    assertThat(preview.isBlocked()).isTrue();
    assertThat(preview.changes()).isEmpty();
    assertThat(preview.findings()).extracting(Finding::code).contains(code);
    assertThat(preview.findings()).allSatisfy(finding -> assertThat(finding.cure()).isNotBlank());
  }

  @Test
  void blocksAServerThatDoesNotExist() {
    assertBlocked(routingMaster(EXCH1, new Server("EXCH2", "EXCH")), "server-not-found");
  }

  @Test
  void blocksAServerNameThatStandsForTwo() {
    String other = "CN=Other,CN=Administrative Groups," + TestForest.ORGANISATION;
    forest.add(
        "CN=EXCH2,CN=Servers," + other, "objectClass", "msExchExchangeServer", "cn", "EXCH2");

    assertBlocked(routingMaster(EXCH1, EXCH2), "ambiguous-name");
  }

  @Test
  void blocksAServerOfAnotherOrganisation() {
    String other =
        "CN=Servers,CN=G,CN=Administrative Groups,CN=Other,CN=Microsoft Exchange,CN=Services,";
    forest.add(
        "CN=EXCH9," + other + TestForest.CONFIGURATION,
        "objectClass",
        "msExchExchangeServer",
        "cn",
        "EXCH9",
        "legacyExchangeDN",
        "/o=Other/cn=EXCH9");

    assertBlocked(
        routingMaster(EXCH1, new Server("EXCH9", "EXCH9")), "servers-in-different-organisations");
  }

  @Test
  void warnsOfServersInDifferentAdministrativeGroups() {
    String other = "CN=Servers,CN=Other,CN=Administrative Groups," + TestForest.ORGANISATION;
    forest.add(
        "CN=EXCH9," + other,
        "objectClass",
        "msExchExchangeServer",
        "cn",
        "EXCH9",
        "legacyExchangeDN",
        "/o=x/cn=EXCH9");

    Preview preview = routingMaster(EXCH1, new Server("EXCH9", "EXCH9"));

    assertThat(preview.isBlocked()).isFalse();
    assertThat(preview.findings())
        .extracting(Finding::code)
        .containsExactly("servers-in-different-administrative-groups");
  }

  @Test
  void blocksAComputerThatDoesNotExistOrStandsForTwo() {
    forest.add(
        "CN=Copy," + TestForest.DOMAIN, "objectClass", "computer", "sAMAccountName", "EXCH2$");

    assertBlocked(spns(new Server("NONE", "EXCH2")), "computer-not-found");
    assertBlocked(spns(EXCH2), "ambiguous-name");
  }

  @Test
  void notesAComputerOutsideItsUsualContainer() {
    forest.add("OU=Servers," + TestForest.DOMAIN, "objectClass", "organizationalUnit");
    forest.add(
        "CN=MOVED,OU=Servers," + TestForest.DOMAIN,
        "objectClass",
        "computer",
        "sAMAccountName",
        "MOVED$");

    Preview preview = spns(new Server("MOVED", "EXCH2"));

    assertThat(preview.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.NOTICE);
              assertThat(finding.code()).isEqualTo("computer-outside-default-container");
              assertThat(finding.cure()).contains("servicePrincipalName");
            });
    assertThat(preview.changes()).hasSize(2);
  }

  private Preview spns(Server target) {
    return preview(move(EXCH1, target, task("transfer-spns", Map.of())), forest.inMemory());
  }
}
