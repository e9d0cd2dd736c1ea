package dev.handover.directory.adapter.ldap;

import static dev.handover.directory.domain.TaskPreviews.EXCH1;
import static dev.handover.directory.domain.TaskPreviews.EXCH2;
import static dev.handover.directory.domain.TaskPreviews.everyTask;
import static dev.handover.directory.domain.TaskPreviews.move;
import static dev.handover.directory.domain.TaskPreviews.preview;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import dev.handover.directory.adapter.dns.DnsJavaServers;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.DnsServers;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.ReplicationAnswer;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TestForest;
import dev.handover.directory.domain.WriteRight;
import dev.handover.directory.domain.proof.LeftoverReport;
import dev.handover.directory.domain.proof.LeftoverScan;
import dev.handover.directory.domain.proof.RightsPreflight;
import dev.handover.directory.domain.proof.SpnSearch;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What shows that a move is complete, on a real Active Directory (Samba). */
@SuppressWarnings("NullAway.Init")
class SambaProofIT {
  private static final String COMPUTER1 = "CN=EXCH1,CN=Computers," + TestForest.DOMAIN;

  private static TestSamba samba;
  private static LDAPConnection connection;
  private static LdaptiveDirectory directory;
  private static LdaptiveDirectory reader;

  @BeforeAll
  static void load() throws Exception {
    samba = TestSamba.fresh();
    connection = TestSamba.connect();
    TestSamba.add(connection, TestForest.create().entries());
    directory = new LdaptiveDirectory(TestSamba.settings(DirectorySecurity.LDAPS));
    reader = new LdaptiveDirectory(TestSamba.addReader(connection));
  }

  @AfterAll
  static void stop() throws Exception {
    reader.close();
    directory.close();
    connection.close();
    samba.kill();
  }

  private static Preview everything() {
    return preview(move(EXCH1, EXCH2, everyTask()), directory);
  }

  private static List<Finding> rights(LdaptiveDirectory account) {
    RightsPreflight rights = new RightsPreflight(account, change -> {});
    everything().changes().forEach(rights::add);
    return rights.findings();
  }

  @Test
  void mayWriteEverythingAsAdministrator() {
    assertThat(rights(directory)).isEmpty();
  }

  @Test
  void saysWhichRightIsMissingAndHowToGrantIt() {
    List<Finding> findings = rights(reader);

    assertThat(findings)
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.BLOCKER);
              assertThat(finding.detail()).startsWith("reader may not write ");
              assertThat(finding.cure())
                  .contains("dsacls", "reader@example.test:WP;")
                  .containsPattern("\\(OA;(CIIO)?;WP;[0-9a-f-]{36};;S-1-5-21-[0-9-]+\\)");
            });
    assertThat(findings)
        .extracting(finding -> String.valueOf(finding.dn()))
        .contains(TestForest.USERS, "CN=Computers," + TestForest.DOMAIN);
  }

  @Test
  void asksForARightWithoutChangingAnything() {
    DistinguishedName user = DistinguishedName.parse("CN=Plain," + TestForest.USERS);
    AttributeValue absent = AttributeValue.of(TestForest.CONFIGURATION);
    List<String> before = directory.read(user, Set.of("homeMDB")).orElseThrow().texts("homeMDB");

    assertThat(directory.mayWrite(user, "homeMDB", absent)).isEqualTo(WriteRight.GRANTED);
    assertThat(reader.mayWrite(user, "homeMDB", absent)).isEqualTo(WriteRight.DENIED);
    assertThat(directory.read(user, Set.of("homeMDB")).orElseThrow().texts("homeMDB"))
        .isEqualTo(before);
  }

  @Test
  void findsNoDuplicateNamesInAHealthyForestAndKnowsItsCatalog() {
    assertThat(new SpnSearch(directory).ofForest())
        .satisfies(
            check -> {
              assertThat(check.duplicates()).isEmpty();
              assertThat(check.unsearched()).isEmpty();
              assertThat(check.searched()).hasSize(5);
              assertThat(check.names()).isGreaterThan(9);
            });
    assertThat(directory.globalCatalog().orElseThrow().describe().server())
        .isEqualTo("dc1.example.test");
  }

  @Test
  void tellsLeftoversFromWhatMayStay() {
    LeftoverScan scan = new LeftoverScan(directory, new LeftoverScan.Question(EXCH1, EXCH2, 5));
    scan.run(() -> true);
    LeftoverReport before = scan.report();
    Preview preview = everything();
    TaskPreviews.apply(preview, directory);
    LeftoverScan again = new LeftoverScan(directory, new LeftoverScan.Question(EXCH1, EXCH2, 5));
    again.run(() -> true);
    TaskPreviews.revert(preview, directory);

    assertThat(before.unsearched()).isEmpty();
    assertThat(before.attributes()).isGreaterThan(500);
    assertThat(leftovers(before))
        .contains("homeMDB", "homeMTA", "msExchHomeServerName", "offLineABServer");
    assertThat(leftovers(again.report())).isEmpty();
  }

  private static List<String> leftovers(LeftoverReport report) {
    return report.groups().stream()
        .filter(group -> group.expected() == null)
        .map(LeftoverReport.Group::attribute)
        .toList();
  }

  @Test
  void hearsThatSambaReplicatesNothingOnRequest() {
    DistinguishedName service =
        directory
            .read(DistinguishedName.ROOT, Set.of("dsServiceName"))
            .flatMap(root -> root.text("dsServiceName"))
            .map(DistinguishedName::parse)
            .orElseThrow();

    ReplicationAnswer answer = directory.replicate(DistinguishedName.parse(COMPUTER1), service);

    assertThat(answer.kind()).isEqualTo(ReplicationAnswer.Kind.NOT_OFFERED);
    assertThat(answer.detail()).contains("(53)");
  }

  @Test
  void asksTheDnsServerItself() {
    DnsServers.Address server = new DnsServers.Address(TestSamba.ADDRESS, 53);

    assertThat(new DnsJavaServers().ask(server, new DnsServers.Question("dc1.example.test", "A")))
        .containsExactly(TestSamba.ADDRESS);
    assertThat(new DnsJavaServers().ask(server, new DnsServers.Question("no.example.test", "A")))
        .isEmpty();
  }
}
