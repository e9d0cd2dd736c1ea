package dev.handover.directory.adapter.ldap;

import static dev.handover.directory.domain.TaskPreviews.EXCH1;
import static dev.handover.directory.domain.TaskPreviews.EXCH2;
import static dev.handover.directory.domain.TaskPreviews.everyTask;
import static dev.handover.directory.domain.TaskPreviews.move;
import static dev.handover.directory.domain.TaskPreviews.preview;
import static dev.handover.directory.domain.TaskPreviews.task;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.MoveRequest;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TaskRequest;
import dev.handover.directory.domain.TestForest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole moves on a real Active Directory (Samba), checked over a connection of the test's own. */
@SuppressWarnings("NullAway.Init")
class SambaMoveIT {
  private static final int INSUFFICIENT_ACCESS_RIGHTS = 50;
  private static final List<String> CHANGED =
      List.of(
          "homeMDB",
          "homeMTA",
          "msExchHomeServerName",
          "servicePrincipalName",
          "msExchPatchMDB",
          "msExchRoutingMasterDN",
          "msExchAddressListServiceLink",
          "offLineABServer",
          "dnsRecord");

  private TestSamba samba;
  private LDAPConnection connection;
  private LdaptiveDirectory directory;

  @BeforeEach
  void load() throws Exception {
    samba = TestSamba.fresh();
    connection = TestSamba.connect();
    TestSamba.add(connection, TestForest.create().entries());
    TestSamba.add(
        connection,
        TestSamba.one(
            "DC=exch1,DC=example.test,CN=MicrosoftDNS,DC=DomainDnsZones," + TestForest.DOMAIN,
            "objectClass",
            "dnsNode"));
    directory = new LdaptiveDirectory(TestSamba.settings(DirectorySecurity.LDAPS));
  }

  @AfterEach
  void stop() throws Exception {
    directory.close();
    connection.close();
    samba.kill();
  }

  private static MoveRequest everything() {
    return move(
        EXCH1,
        EXCH2,
        Stream.concat(Arrays.stream(everyTask()), Stream.of(dns("192.0.2.50", "ASSERT")))
            .toArray(TaskRequest[]::new));
  }

  private static TaskRequest dns(String address, String mode) {
    return task(
        "dns-address",
        Map.of(
            "zone", List.of("example.test"),
            "record", List.of("exch1"),
            "address", List.of(address),
            "mode", List.of(mode)));
  }

  private Map<String, List<String>> census() throws Exception {
    Map<String, List<String>> census = new TreeMap<>();
    for (String base :
        List.of(
            TestForest.DOMAIN,
            TestForest.CONFIGURATION,
            "DC=DomainDnsZones," + TestForest.DOMAIN)) {
      SearchResult result =
          connection.search(
              base, SearchScope.SUB, "(objectClass=*)", CHANGED.toArray(String[]::new));
      for (SearchResultEntry entry : Objects.requireNonNull(result.getSearchEntries())) {
        for (Attribute attribute : entry.getAttributes()) {
          census.put(entry.getDN() + " " + attribute.getName(), values(attribute));
        }
      }
    }
    return census;
  }

  private static List<String> values(Attribute attribute) {
    return Arrays.stream(attribute.getValueByteArrays())
        .map(HexFormat.of()::formatHex)
        .sorted()
        .toList();
  }

  @Test
  void movesEverythingThereAndLeavesNothingToDo() {
    Preview preview = preview(everything(), directory);

    List<ModifyOutcome> outcomes = TaskPreviews.apply(preview, directory);

    assertThat(preview.isBlocked()).isFalse();
    assertThat(outcomes).hasSize(14).allMatch(ModifyOutcome.Applied.class::isInstance);
    assertThat(preview(everything(), directory).changes()).isEmpty();
  }

  @Test
  void isUndoneCompletelyAlsoFromHalfWay() throws Exception {
    Map<String, List<String>> before = census();
    Preview preview = preview(everything(), directory);
    preview.changes().subList(0, 8).forEach(directory::compareAndSet);

    List<ModifyOutcome> outcomes = TaskPreviews.revert(preview, directory);

    assertThat(outcomes).noneMatch(ModifyOutcome.Conflict.class::isInstance);
    assertThat(census()).isEqualTo(before);
  }

  @Test
  void isRefusedEveryWriteWithAnAccountThatMayOnlyRead() throws Exception {
    // Given
    Preview preview = preview(everything(), directory);
    Map<String, List<String>> before = census();
    LdapSettings reader = TestSamba.addReader(connection);
    // When
    List<ModifyOutcome> outcomes;
    try (LdaptiveDirectory readable = new LdaptiveDirectory(reader)) {
      outcomes = TaskPreviews.apply(preview, readable);
    }
    // Then
    assertThat(outcomes)
        .hasSize(preview.changes().size())
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        ModifyOutcome.Refused.class,
                        refused -> {
                          assertThat(refused.code()).isEqualTo(INSUFFICIENT_ACCESS_RIGHTS);
                          assertThat(refused.cure()).startsWith("Grant this service's account");
                        }));
    assertThat(census()).isEqualTo(before);
  }

  @Test
  void theNameServerAnswersWithTheAddressOfTheMoment() throws Exception {
    // Given
    TaskPreviews.apply(
        preview(move(EXCH1, EXCH2, dns("192.0.2.11", "ASSERT")), directory), directory);
    String answer = dig("exch1.example.test", "A");
    String soa = dig("example.test", "SOA");
    Preview toTheBackup = preview(move(EXCH1, EXCH2, dns("192.0.2.12", "REPLACE")), directory);
    // When
    TaskPreviews.apply(toTheBackup, directory);
    String moved = dig("exch1.example.test", "A");
    TaskPreviews.revert(toTheBackup, directory);
    // Then
    assertThat(answer).endsWith("192.0.2.11");
    assertThat(moved).isEqualTo(answer.replace("192.0.2.11", "192.0.2.12"));
    assertThat(dig("exch1.example.test", "A")).isEqualTo(answer);
    assertThat(dig("example.test", "SOA")).isEqualTo(soa);
  }

  /** Name, time to live and data, as the name server itself tells them. */
  private static String dig(String name, String type) throws Exception {
    Process process =
        new ProcessBuilder("dig", "+noall", "+answer", "@" + TestSamba.ADDRESS, name, type).start();
    String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    return answer;
  }

  @Test
  void findsTheDomainsOwnNameInTheZone() {
    TaskRequest missing =
        task(
            "dns-address",
            Map.of(
                "zone",
                List.of("example.test"),
                "record",
                List.of("nobody"),
                "address",
                List.of("192.0.2.50")));

    Preview preview = preview(move(EXCH1, EXCH2, missing), directory);

    assertThat(preview.findings()).extracting(Finding::code).containsExactly("dns-record-missing");
  }
}
