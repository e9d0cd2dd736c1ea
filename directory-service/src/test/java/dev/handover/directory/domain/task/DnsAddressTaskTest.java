package dev.handover.directory.domain.task;

import static dev.handover.directory.domain.TaskPreviews.EXCH1;
import static dev.handover.directory.domain.TaskPreviews.EXCH2;
import static dev.handover.directory.domain.TaskPreviews.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.InvalidTaskParameterException;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TestForest;
import dev.handover.directory.domain.dns.DnsType;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsAddressTaskTest {
  private static final String ZONE =
      "DC=example.test,CN=MicrosoftDNS,DC=DomainDnsZones," + TestForest.DOMAIN;
  private static final String NODE = "DC=exch1," + ZONE;
  private static final String FLOATING = "192.0.2.50";
  private static final int ZONE_SERIAL = 7;
  private static final AttributeValue SOA =
      octets(
          "16000600"
              + "05f00000"
              + "07000000"
              + "00000e10"
              + "00000000"
              + "00000000"
              + "00000007"
              + "00000384"
              + "00000258"
              + "00015180"
              + "00000e10"
              + "0000");
  private static final AttributeValue TEXT =
      octets(
          "03001000" + "05f00000" + "01000000" + "00000e10" + "00000000" + "00000000" + "026869");
  private static final AttributeValue ALIAS =
      octets(
          "03000500" + "05f00000" + "01000000" + "00000e10" + "00000000" + "00000000" + "010000");
  private static final AttributeValue TOMBSTONE =
      octets(
          "08000000"
              + "05f00000"
              + "01000000"
              + "00000000"
              + "00000000"
              + "00000000"
              + "0011223344556677");

  private final InMemoryDirectory directory =
      TestForest.create()
          .inMemory()
          .with(ZONE, "objectClass", "dnsZone")
          .with("DC=@," + ZONE, DnsZone.RECORDS, SOA);

  private static AttributeValue octets(String hex) {
    return AttributeValue.of(HexFormat.of().parseHex(hex));
  }

  private static AttributeValue host(String address, int ttl) {
    return AttributeValue.of(DnsRecord.of(DnsType.A, address, ttl, 1).bytes());
  }

  private Preview preview(String... namesAndValues) {
    Map<String, List<String>> parameters = new HashMap<>();
    parameters.put("zone", List.of("example.test"));
    parameters.put("record", List.of("exch1"));
    parameters.put("address", List.of(FLOATING));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return TaskPreviews.preview(
        move(EXCH1, EXCH2, TaskPreviews.task("dns-address", parameters)), directory);
  }

  private List<DnsRecord> records() {
    return directory
        .read(DistinguishedName.parse(NODE), Set.of(DnsZone.RECORDS))
        .orElseThrow()
        .values(DnsZone.RECORDS)
        .stream()
        .map(value -> DnsRecord.tryParse(value.bytes()).orElseThrow())
        .toList();
  }

  @Test
  void changesNothingWhenTheRecordIsRight() {
    directory.with(NODE, DnsZone.RECORDS, host("192.0.2.50", 1200));

    Preview preview = preview();

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.findings()).isEmpty();
  }

  @Test
  void keepsTtlAndOtherRecordsAndTakesTheSerialOfTheZone() {
    directory
        .with(NODE, DnsZone.RECORDS, host("192.0.2.11", 1200))
        .with(NODE, DnsZone.RECORDS, TEXT);

    Preview preview = preview("mode", "REPLACE");
    TaskPreviews.apply(preview, directory);

    assertThat(preview.changes()).hasSize(1);
    assertThat(preview.findings()).isEmpty();
    assertThat(records())
        .containsExactlyInAnyOrder(
            DnsRecord.of(DnsType.A, FLOATING, 1200, ZONE_SERIAL),
            DnsRecord.tryParse(TEXT.bytes()).orElseThrow());
  }

  @Test
  void restoresTheVeryOctetsWhenUndone() {
    directory
        .with(NODE, DnsZone.RECORDS, host("192.0.2.11", 1200))
        .with(NODE, DnsZone.RECORDS, TEXT);
    Map<String, Map<String, List<String>>> before = directory.dump();
    Preview preview = preview("mode", "REPLACE");

    TaskPreviews.apply(preview, directory);
    TaskPreviews.revert(preview, directory);

    assertThat(directory.dump()).isEqualTo(before);
  }

  @Test
  void saysThatAFloatingAddressWasChangedBySomebody() {
    directory.with(NODE, DnsZone.RECORDS, host("192.0.2.11", 1200));

    Preview preview = preview();

    assertThat(preview.changes()).hasSize(1);
    assertThat(preview.findings()).extracting(Finding::code).containsExactly("dns-record-differs");
    assertThat(preview.isBlocked()).isFalse();
  }

  @Test
  void leavesOneAddressOfSeveral() {
    directory
        .with(NODE, DnsZone.RECORDS, host("192.0.2.50", 600))
        .with(NODE, DnsZone.RECORDS, host("192.0.2.12", 600));

    Preview preview = preview("mode", "REPLACE");
    TaskPreviews.apply(preview, directory);

    assertThat(preview.findings())
        .extracting(Finding::code)
        .containsExactly("dns-several-addresses");
    assertThat(records())
        .singleElement()
        .satisfies(record -> assertThat(record.data(DnsType.A)).contains(FLOATING));
  }

  @Test
  void bringsADeletedNameBackInOneWrite() {
    directory.with(NODE, DnsZone.RECORDS, TOMBSTONE).with(NODE, DnsZone.TOMBSTONED, "TRUE");

    Preview preview = preview("mode", "REPLACE");
    TaskPreviews.apply(preview, directory);

    assertThat(preview.changes())
        .singleElement()
        .satisfies(change -> assertThat(change.attributes()).hasSize(2));
    assertThat(records()).containsExactly(DnsRecord.of(DnsType.A, FLOATING, 3600, ZONE_SERIAL));
    assertThat(preview().changes()).isEmpty();
  }

  @Test
  void blocksAnAliasAndAMissingName() {
    assertThat(preview().findings())
        .extracting(Finding::code)
        .containsExactly("dns-record-missing");

    directory.with(NODE, DnsZone.RECORDS, ALIAS);

    assertThat(preview().findings())
        .extracting(Finding::code)
        .containsExactly("dns-record-is-alias");
    assertThat(preview().isBlocked()).isTrue();
  }

  @Test
  void blocksAZoneThatIsNowhereOrTwice() {
    assertThat(preview("zone", "other.test").findings())
        .extracting(Finding::code)
        .containsExactly("dns-zone-not-found");

    directory.with(
        "DC=example.test,CN=MicrosoftDNS,CN=System," + TestForest.DOMAIN, "objectClass", "dnsZone");

    assertThat(preview().findings()).extracting(Finding::code).containsExactly("ambiguous-name");
  }

  @Test
  void blocksAZoneWithoutStartOfAuthority() {
    directory.set("DC=@," + ZONE, DnsZone.RECORDS);

    assertThat(preview().findings())
        .extracting(Finding::code)
        .containsExactly("dns-zone-without-soa");
  }

  @ParameterizedTest
  @CsvSource({
    "address,192.0.2.500",
    "address,1::2::3",
    "reverseZones,3.0.192.in-addr.arpa",
    "zone,a..b",
    "record,a b",
    "record,*",
    "mode,SET"
  })
  void refusesWrongParameters(String name, String value) {
    assertThatThrownBy(() -> preview(name, value))
        .isInstanceOfSatisfying(
            InvalidTaskParameterException.class,
            refusal -> assertThat(refusal.parameter()).isEqualTo(name));
  }
}
