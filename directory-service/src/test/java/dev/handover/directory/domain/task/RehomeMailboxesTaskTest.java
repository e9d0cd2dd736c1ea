package dev.handover.directory.domain.task;

import static dev.handover.directory.domain.TaskPreviews.EXCH1;
import static dev.handover.directory.domain.TaskPreviews.EXCH2;
import static dev.handover.directory.domain.TaskPreviews.move;
import static dev.handover.directory.domain.TestForest.ODD_STORE;
import static dev.handover.directory.domain.TestForest.PLAIN_STORE;
import static dev.handover.directory.domain.TestForest.USERS;
import static dev.handover.directory.domain.TestForest.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TestForest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RehomeMailboxesTaskTest {
  private final InMemoryDirectory directory = TestForest.create().inMemory();

  private Preview rehome(String... searchBases) {
    return rehome(Map.of("searchBases", List.of(searchBases)));
  }

  private Preview rehome(Map<String, List<String>> parameters) {
    return TaskPreviews.preview(
        move(EXCH1, EXCH2, TaskPreviews.task("rehome-mailboxes", parameters)), directory);
  }

  private static List<String> names(Preview preview) {
    return preview.changes().stream().map(change -> change.dn().rdn().value()).toList();
  }

  @Test
  void movesMailboxesOfTheSourceAndNothingElse() {
    assertThat(names(rehome(USERS)))
        .containsExactlyInAnyOrder("Plain", "Doe, Jané +1", "Deep", "Agentless");
  }

  @Test
  void changesUpToThreeAttributesInOneWrite() {
    EntryChange change =
        rehome(USERS).changes().stream()
            .filter(one -> one.dn().rdn().value().startsWith("Doe"))
            .findFirst()
            .orElseThrow();

    assertThat(change.attributes())
        .extracting(AttributeChange::name, one -> one.after().getFirst().text())
        .containsExactly(
            tuple("homeMDB", store(ODD_STORE, "EXCH2")),
            tuple("homeMTA", TestForest.transferAgent("EXCH2")),
            tuple("msExchHomeServerName", TestForest.legacy("EXCH2")));
  }

  @Test
  void handlesAMailboxWithoutHomeMta() {
    EntryChange change =
        rehome(USERS).changes().stream()
            .filter(one -> one.dn().rdn().is("CN", "Agentless"))
            .findFirst()
            .orElseThrow();

    assertThat(change.attributes())
        .extracting(AttributeChange::name)
        .containsExactly("homeMDB", "msExchHomeServerName");
  }

  @Test
  void staysOnOneLevelWhenAsked() {
    Preview preview = rehome(Map.of("searchBases", List.of(USERS), "scope", List.of("ONE_LEVEL")));

    assertThat(names(preview)).doesNotContain("Deep").contains("Plain");
  }

  @Test
  void findsMailboxesAnywhereInTheDomainWhenAsked() {
    Map<String, List<String>> domain =
        Map.of("searchBases", List.of("OU=Deep," + USERS), "scope", List.of("DOMAIN"));

    assertThat(names(rehome("OU=Deep," + USERS))).containsExactly("Deep");
    assertThat(names(rehome(domain))).contains("Plain", "Doe, Jané +1", "Deep", "Agentless");
  }

  @Test
  void countsAMailboxOnceWhenSearchBasesOverlap() {
    assertThat(names(rehome(USERS, "OU=Deep," + USERS))).hasSize(4);
  }

  @Test
  void completesAMailboxThatSomebodyLeftHalfMoved() {
    String dn = "CN=Plain," + USERS;
    directory.set(dn, "homeMDB", store(PLAIN_STORE, "EXCH2"));

    EntryChange change =
        rehome(USERS).changes().stream()
            .filter(one -> one.dn().toString().equals(dn))
            .findFirst()
            .orElseThrow();

    assertThat(change.attributes())
        .extracting(AttributeChange::name)
        .containsExactly("homeMTA", "msExchHomeServerName");
  }

  @Test
  void blocksAStoreWithoutCounterpartOnceForAllItsMailboxes() {
    directory.remove(store(PLAIN_STORE, "EXCH2"));

    Preview preview = rehome(USERS);

    assertThat(preview.isBlocked()).isTrue();
    assertThat(preview.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("store-without-counterpart");
              assertThat(finding.dn())
                  .isEqualTo(DistinguishedName.parse(store(PLAIN_STORE, "EXCH2")));
              assertThat(finding.detail()).startsWith("3 mailboxes");
              assertThat(finding.cure()).contains("Rename the store");
            });
    assertThat(names(preview)).containsExactly("Doe, Jané +1");
  }

  @Test
  void warnsOfAMailboxWhoseValuesDisagree() {
    directory.set("CN=Plain," + USERS, "msExchHomeServerName", TestForest.legacy("EXCH10"));
    directory.set("CN=Third," + USERS, "homeMTA", TestForest.transferAgent("EXCH1"));

    Preview preview = rehome(USERS);

    assertThat(preview.findings())
        .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
        .extracting(Finding::code)
        .containsExactly("mailbox-values-disagree", "mailbox-values-disagree");
    assertThat(names(preview)).contains("Plain").doesNotContain("Third");
  }

  @Test
  void blocksASearchBaseInAnotherDomain() {
    directory.with(
        "CN=CHILD,CN=Partitions," + TestForest.CONFIGURATION,
        "objectClass",
        "crossRef",
        "nCName",
        "DC=child," + TestForest.DOMAIN,
        "dnsRoot",
        "child.example.test");

    Preview preview = rehome("OU=Staff,DC=child," + TestForest.DOMAIN, TestForest.DOMAIN);

    assertThat(preview.findings())
        .extracting(Finding::code)
        .containsExactly("search-base-in-other-domain", "child-domain-not-searched");
    assertThat(preview.findings().getFirst().cure()).contains("child.example.test");
    assertThat(preview.isBlocked()).isTrue();
  }

  @Test
  void blocksASearchBaseThatDoesNotExist() {
    assertThat(rehome("OU=Nobody," + TestForest.DOMAIN).findings())
        .extracting(Finding::code)
        .containsExactly("search-base-not-found");
    assertThat(rehome("DC=elsewhere").findings())
        .extracting(Finding::code)
        .containsExactly("search-base-not-found");
  }

  @Test
  void refusesWrongParameters() {
    assertThatThrownBy(() -> rehome(Map.of())).hasMessageContaining("required");
    assertThatThrownBy(() -> rehome("no name")).hasMessageContaining("distinguished name");
    assertThatThrownBy(
            () -> rehome(Map.of("searchBases", List.of(USERS), "scope", List.of("BASE"))))
        .hasMessageContaining("BASE");
    assertThatThrownBy(
            () -> rehome(Map.of("searchBases", List.of(USERS), "colour", List.of("red"))))
        .hasMessageContaining("colour");
  }
}
