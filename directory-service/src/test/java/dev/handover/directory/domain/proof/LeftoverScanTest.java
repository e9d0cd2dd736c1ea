package dev.handover.directory.domain.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.Server;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TestForest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeftoverScanTest {
  private static final String SCHEMA = "CN=Schema," + TestForest.CONFIGURATION;
  private static final LeftoverScan.Question QUESTION =
      new LeftoverScan.Question(new Server("EXCH1", "EXCH1"), new Server("EXCH2", "EXCH2"), 3);

  private final InMemoryDirectory directory = TestForest.create().inMemory();

  @BeforeEach
  void addSchema() {
    directory.with("CN=Services," + TestForest.CONFIGURATION, "objectClass", "container");
    directory.with(SCHEMA, "objectClass", "dMD");
    for (String name :
        List.of(
            "homeMDB",
            "homeMTA",
            "msExchRoutingMasterDN",
            "msExchAddressListServiceLink",
            "offLineABServer",
            "member")) {
      attribute(name, "2.5.5.1");
    }
    for (String name :
        List.of(
            "msExchHomeServerName",
            "legacyExchangeDN",
            "servicePrincipalName",
            "dNSHostName",
            "description",
            "cn")) {
      attribute(name, "2.5.5.12");
    }
    attribute("thumbnailPhoto", "2.5.5.10");
  }

  private void attribute(String name, String syntax) {
    directory.with(
        "CN=" + name + "," + SCHEMA,
        "objectClass",
        "attributeSchema",
        "lDAPDisplayName",
        name,
        "attributeSyntax",
        syntax);
  }

  private LeftoverReport scan() {
    LeftoverScan scan = new LeftoverScan(directory, QUESTION);
    scan.run(() -> true);
    return scan.report();
  }

  private static List<LeftoverReport.Group> leftovers(LeftoverReport report) {
    return report.groups().stream().filter(group -> group.expected() == null).toList();
  }

  @Test
  void findsEverythingThatAMoveWillChange() {
    LeftoverReport report = scan();

    assertThat(leftovers(report))
        .extracting(LeftoverReport.Group::attribute)
        .contains(
            "homeMDB",
            "homeMTA",
            "msExchHomeServerName",
            "msExchRoutingMasterDN",
            "msExchAddressListServiceLink",
            "offLineABServer");
    assertThat(report.attributes()).isEqualTo(11);
    assertThat(report.entries()).isPositive();
    assertThat(report.unsearched()).isEmpty();
  }

  @Test
  void findsNothingLeftAfterACompleteMove() {
    TaskPreviews.apply(
        TaskPreviews.preview(
            TaskPreviews.move(TaskPreviews.EXCH1, TaskPreviews.EXCH2, TaskPreviews.everyTask()),
            directory),
        directory);

    LeftoverReport report = scan();

    assertThat(leftovers(report)).isEmpty();
    assertThat(report.groups())
        .extracting(LeftoverReport.Group::expected)
        .contains(
            "the server's own objects and stores keep its name",
            "the names by which clients know the service follow the service");
  }

  @Test
  void countsWholeComponentsOnly() {
    String user = "CN=Bystander," + TestForest.USERS;
    directory.with(user, "objectClass", "user");
    directory.with(user, "homeMDB", TestForest.store(TestForest.PLAIN_STORE, "EXCH10"));
    directory.with(user, "msExchHomeServerName", TestForest.legacy("EXCH10"));
    directory.with(user, "description", "EXCH10, EXCH1-old and exch1x");
    directory.with(user, "servicePrincipalName", "HTTP/EXCH10");
    directory.with(user, "servicePrincipalName", "EXCH1/other");

    assertThat(leftovers(scan()).stream().flatMap(group -> group.samples().stream()))
        .extracting(sample -> sample.dn().toString())
        .doesNotContain(user);
  }

  @Test
  void tellsATextThatAPersonHasToRead() {
    String user = "CN=Reader," + TestForest.USERS;
    directory.with(
        user, "objectClass", "user", "description", "moved from \\\\Exch1\\share (2009)");
    directory.with("CN=Host," + TestForest.USERS, "objectClass", "contact");
    directory.with(
        "CN=Host," + TestForest.USERS, "description", "http://EXCH1.example.test/exchange");

    assertThat(leftovers(scan()))
        .extracting(LeftoverReport.Group::objectClass, LeftoverReport.Group::kind)
        .contains(
            org.assertj.core.groups.Tuple.tuple("user", NameKind.TEXT),
            org.assertj.core.groups.Tuple.tuple("contact", NameKind.DNS_NAME));
  }

  @Test
  void leavesTheMachinesMembershipsAlone() {
    directory.with(
        "CN=Servers Group," + TestForest.USERS,
        "objectClass",
        "group",
        "member",
        "CN=EXCH1,CN=Computers," + TestForest.DOMAIN);

    assertThat(scan().groups())
        .filteredOn(group -> group.attribute().equals("member"))
        .singleElement()
        .satisfies(group -> assertThat(group.expected()).contains("machine"));
  }

  @Test
  void findsANameOfAServiceThatStayedBehind() {
    directory.with(
        "CN=EXCH2,CN=Computers," + TestForest.DOMAIN, "servicePrincipalName", "exchangeMDB/EXCH1");

    assertThat(leftovers(scan()))
        .filteredOn(group -> group.attribute().equals("servicePrincipalName"))
        .singleElement()
        .satisfies(
            group ->
                assertThat(group.samples())
                    .extracting(LeftoverReport.Sample::value)
                    .allMatch(value -> value.startsWith("exchangeMDB/")));
  }

  @Test
  void findsWhatDanglesOnAServerThatIsGone() {
    directory.with("CN=Lost," + TestForest.USERS, "objectClass", "contact");
    directory.with(
        "CN=Lost," + TestForest.USERS, "homeMTA", "CN=MTA,CN=EXCH1,CN=Gone," + TestForest.DOMAIN);

    assertThat(leftovers(scan()).stream().flatMap(group -> group.samples().stream()))
        .extracting(LeftoverReport.Sample::value)
        .anyMatch(value -> value.contains("CN=Gone"));
  }

  @Test
  void keepsNoMoreSamplesThanAskedFor() {
    TestForest forest = TestForest.create();
    for (int i = 0; i < 20; i++) {
      forest.addMailbox("CN=Many" + i, TestForest.USERS, TestForest.PLAIN_STORE, "EXCH1");
    }
    forest.entries().forEach((dn, values) -> directory.with(dn, values.toArray(String[]::new)));

    assertThat(scan().groups())
        .allSatisfy(group -> assertThat(group.samples()).hasSizeLessThanOrEqualTo(3))
        .anySatisfy(group -> assertThat(group.count()).isGreaterThan(20));
  }
}
