package dev.handover.directory.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.dns.DnsRoutedDirectory;
import dev.handover.directory.domain.dns.InMemoryDns;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneDynamicUpdateTaskTest {
  /** Data of one octet, name of one, no flags, version 1, id 2: secure updates only. */
  private static final String SECURE =
      "01000000" + "01000000" + "00000000" + "01000000" + "02000000" + "02" + "00";

  /** The zone's type (id 1), of four octets: primary. */
  private static final String TYPE =
      "04000000" + "01000000" + "00000000" + "01000000" + "01000000" + "01000000" + "00";

  private final DnsZoneForest forest = new DnsZoneForest();

  private DnsZoneForest with(String... properties) {
    for (String property : properties) {
      forest.directory.with(DnsZoneForest.ZONE, "dNSProperty", DnsZoneForest.octets(property));
    }
    return forest;
  }

  private List<String> properties() {
    return forest
        .directory
        .read(DistinguishedName.parse(DnsZoneForest.ZONE), Set.of("dNSProperty"))
        .orElseThrow()
        .values("dNSProperty")
        .stream()
        .map(AttributeValue::bytes)
        .map(HexFormat.of()::formatHex)
        .toList();
  }

  @Test
  void reportsAndChangesNothingUnlessAsked() {
    Preview preview = with(SECURE, TYPE).preview("zone-dynamic-update");

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.findings())
        .extracting(Finding::code)
        .containsExactly("zone-takes-dynamic-updates");
  }

  @Test
  void turnsUpdatesOffAndOnAgain() {
    with(SECURE, TYPE);
    Map<String, Map<String, List<String>>> before = forest.directory.dump();

    Preview preview = forest.preview("zone-dynamic-update", "mode", "CHANGE");
    TaskPreviews.apply(preview, forest.directory);

    assertThat(properties()).containsExactlyInAnyOrder(TYPE, SECURE.substring(0, 40) + "00" + "00");
    assertThat(forest.preview("zone-dynamic-update").findings()).isEmpty();
    TaskPreviews.revert(preview, forest.directory);
    assertThat(forest.directory.dump()).isEqualTo(before);
  }

  @Test
  void writesThePropertyWhereThereIsNone() {
    Preview preview =
        with(TYPE).preview("zone-dynamic-update", "mode", "CHANGE", "allow", "SECURE");
    TaskPreviews.apply(preview, forest.directory);

    assertThat(properties()).containsExactlyInAnyOrder(TYPE, SECURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01",
        "ffffffff010000000000000001000000020000000200",
        "020000000100000000000000010000000200000002",
        "010000000100000000000000020000000200000002"
      })
  void takesNothingForAPropertyThatIsNone(String hex) {
    assertThat(ZoneProperty.tryParse(HexFormat.of().parseHex(hex))).isEmpty();
    assertThat(with(hex).preview("zone-dynamic-update").findings()).isEmpty();
  }

  @Test
  void leavesAZoneOfADnsServerAlone() {
    Preview preview =
        DnsZoneForest.preview(
            new DnsRoutedDirectory(forest.directory, new InMemoryDns("example.test")),
            "zone-dynamic-update",
            "mode",
            "CHANGE");

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.findings()).extracting(Finding::code).containsExactly("dns-zone-on-server");
  }
}
