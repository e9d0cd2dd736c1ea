package dev.handover.directory.domain.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.DirectoryDescription;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.TestForest;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpnSearchTest {
  private static final String CHILD = "DC=child," + TestForest.DOMAIN;
  private static final String SPN = "servicePrincipalName";

  private final InMemoryDirectory directory = TestForest.create().inMemory();

  private void addAccount(String dn, String... names) {
    directory.with(dn, "objectClass", "computer");
    for (String name : names) {
      directory.with(dn, SPN, name);
    }
  }

  private void addChildDomain() {
    directory.with(
        "CN=CHILD,CN=Partitions," + TestForest.CONFIGURATION,
        "objectClass",
        "crossRef",
        "nCName",
        CHILD,
        "systemFlags",
        "3");
  }

  private static InMemoryDirectory catalog() {
    DistinguishedName domain = DistinguishedName.parse(TestForest.DOMAIN);
    InMemoryDirectory catalog =
        new InMemoryDirectory(
            new DirectoryDescription(
                "memory:", "gc", DirectorySecurity.PLAIN, domain, domain, domain, List.of(domain)));
    catalog.with("", "objectClass", "top");
    catalog.with("CN=EXCH1,CN=Computers," + TestForest.DOMAIN, SPN, "HOST/EXCH1");
    return catalog.with("CN=FAR,CN=Computers," + CHILD, SPN, "host/exch1");
  }

  @Test
  void findsNothingWhereEveryNameHasOneHolder() {
    SpnCheck check = new SpnSearch(directory).ofForest();

    assertThat(check.duplicates()).isEmpty();
    assertThat(check.unsearched()).isEmpty();
    assertThat(check.names()).isEqualTo(9);
    assertThat(check.searched()).contains(TestForest.DOMAIN, TestForest.CONFIGURATION);
  }

  @Test
  void findsANameThatTwoAccountsSpellDifferentlyInAnyNamingContext() {
    addAccount("CN=Odd,DC=DomainDnsZones," + TestForest.DOMAIN, "host/exch1.EXAMPLE.test");

    SpnCheck check = new SpnSearch(directory).ofForest();

    assertThat(check.duplicates())
        .singleElement()
        .satisfies(
            duplicate ->
                assertThat(duplicate.holders())
                    .extracting(SpnCheck.Holder::name)
                    .containsExactlyInAnyOrder(
                        "HOST/exch1.example.test", "host/exch1.EXAMPLE.test"));
  }

  @Test
  void takesTwoSpellingsOnOneAccountForOneHolder() {
    addAccount("CN=Twice," + TestForest.USERS, "HOST/twice", "host/TWICE");

    assertThat(new SpnSearch(directory).ofForest().duplicates()).isEmpty();
    assertThat(new SpnSearch(directory).ofNames(List.of("HOST/Twice")).duplicates()).isEmpty();
  }

  @Test
  void looksOnlyAtTheNamesItWasGiven() {
    addAccount("CN=A," + TestForest.USERS, "HTTP/shared", "HOST/EXCH1");
    addAccount("CN=B," + TestForest.USERS, "http/SHARED");

    SpnCheck check = new SpnSearch(directory).ofNames(List.of("http/shared", "HOST/nobody"));

    assertThat(check.names()).isEqualTo(2);
    assertThat(check.duplicates())
        .singleElement()
        .satisfies(duplicate -> assertThat(duplicate.name()).isEqualTo("http/shared"));
  }

  @Test
  void saysWhichDomainNobodyLookedAt() {
    addChildDomain();

    SpnCheck check = new SpnSearch(directory).ofNames(List.of("HOST/EXCH1"));

    assertThat(check.unsearched())
        .singleElement()
        .satisfies(
            place -> {
              assertThat(place.where()).isEqualTo(CHILD);
              assertThat(place.reason()).contains("no global catalog");
            });
  }

  @Test
  void findsInTheGlobalCatalogWhatAnotherDomainHolds() {
    addChildDomain();
    directory.withGlobalCatalog(catalog());

    SpnCheck check = new SpnSearch(directory).ofForest();

    assertThat(check.unsearched()).isEmpty();
    assertThat(check.duplicates())
        .singleElement()
        .satisfies(
            duplicate ->
                assertThat(duplicate.holders())
                    .extracting(holder -> holder.dn().toString())
                    .containsExactlyInAnyOrder(
                        "CN=EXCH1,CN=Computers," + TestForest.DOMAIN,
                        "CN=FAR,CN=Computers," + CHILD));
  }

  @Test
  void findsEveryDuplicateAmongManyNames() {
    for (int i = 0; i < 5_000; i++) {
      addAccount("CN=C" + i + "," + TestForest.USERS, "HTTP/c" + i, "HTTP/c" + i + ".example.test");
    }
    addAccount("CN=Other," + TestForest.USERS, "http/C17", "http/C4999.example.test");

    SpnCheck check = new SpnSearch(directory).ofForest();

    assertThat(check.duplicates())
        .extracting(SpnCheck.Duplicate::name)
        .containsExactlyInAnyOrder("http/C17", "http/C4999.example.test");
    assertThat(check.leftOut()).isZero();
  }
}
