package dev.handover.directory.domain.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.InvalidTaskParameterException;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.dns.DnsRoutedDirectory;
import dev.handover.directory.domain.dns.DnsType;
import dev.handover.directory.domain.dns.InMemoryDns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsTtlTaskTest {
  private final DnsZoneForest forest =
      new DnsZoneForest()
          .with("exch1", DnsType.A, "192.0.2.11", 1200)
          .with("exch1", DnsType.AAAA, "2001:db8::11", 3600);
  private final InMemoryDns dns =
      new InMemoryDns("example.test").with("exch1", DnsType.A, "1200 192.0.2.11");
  private final Directory routed = new DnsRoutedDirectory(forest.directory, dns);

  @Test
  void lowersEveryAddressAndSaysHowLongToWait() {
    Preview preview = forest.preview("dns-ttl", "record", "exch1");
    TaskPreviews.apply(preview, forest.directory);

    assertThat(forest.found("exch1")).containsExactly("60 A 192.0.2.11", "60 AAAA 2001:db8::11");
    assertThat(preview.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.cure()).contains("3600 s"));
    assertThat(forest.preview("dns-ttl", "record", "exch1").changes()).isEmpty();
  }

  @Test
  void restoresItAfterTheMoveWithTheNewAddress() {
    Preview lowered = forest.preview("dns-ttl", "record", "exch1");
    TaskPreviews.apply(lowered, forest.directory);
    Preview moved =
        forest.preview(
            "dns-address", "record", "exch1", "address", "192.0.2.50", "mode", "REPLACE");
    TaskPreviews.apply(moved, forest.directory);

    assertThat(TaskPreviews.revert(lowered, forest.directory))
        .hasOnlyElementsOfType(ModifyOutcome.Applied.class);

    assertThat(forest.found("exch1"))
        .containsExactly("1200 A 192.0.2.50", "3600 AAAA 2001:db8::11");
    assertThat(TaskPreviews.revert(moved, forest.directory))
        .hasOnlyElementsOfType(ModifyOutcome.Applied.class);
    assertThat(forest.found("exch1"))
        .containsExactly("1200 A 192.0.2.11", "3600 AAAA 2001:db8::11");
  }

  @Test
  void restoresItOnADnsServerToo() {
    Preview lowered = DnsZoneForest.preview(routed, "dns-ttl", "record", "exch1");
    TaskPreviews.apply(lowered, routed);
    assertThat(dns.found("exch1", DnsType.A)).containsExactly("60 192.0.2.11");
    Preview moved =
        DnsZoneForest.preview(
            routed, "dns-address", "record", "exch1", "address", "192.0.2.50", "mode", "REPLACE");
    TaskPreviews.apply(moved, routed);
    assertThat(dns.found("exch1", DnsType.A)).containsExactly("60 192.0.2.50");

    TaskPreviews.revert(lowered, routed);

    assertThat(dns.found("exch1", DnsType.A)).containsExactly("1200 192.0.2.50");
  }

  @Test
  void isAConflictWhenSomebodyElseChangedTheTimeToLive() {
    Preview lowered = DnsZoneForest.preview(routed, "dns-ttl", "record", "exch1");
    dns.with("exch1", DnsType.A, "300 192.0.2.11");

    assertThat(TaskPreviews.apply(lowered, routed))
        .hasOnlyElementsOfType(ModifyOutcome.Conflict.class);
    assertThat(dns.found("exch1", DnsType.A)).containsExactly("300 192.0.2.11");
  }

  @Test
  void leavesAShorterOneAndBlocksAMissingName() {
    assertThat(forest.preview("dns-ttl", "record", "exch1", "ttlSeconds", "7200").changes())
        .isEmpty();
    assertThat(forest.preview("dns-ttl", "record", "exch1,other").findings())
        .extracting(Finding::code)
        .contains("dns-record-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "86401", "060", "1.5"})
  void refusesWhatIsNoTimeToLive(String seconds) {
    assertThatThrownBy(() -> forest.preview("dns-ttl", "record", "exch1", "ttlSeconds", seconds))
        .isInstanceOfSatisfying(
            InvalidTaskParameterException.class,
            refusal -> assertThat(refusal.parameter()).isEqualTo("ttlSeconds"));
  }
}
