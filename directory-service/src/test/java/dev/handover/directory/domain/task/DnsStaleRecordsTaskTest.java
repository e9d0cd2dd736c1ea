package dev.handover.directory.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.dns.DnsRoutedDirectory;
import dev.handover.directory.domain.dns.DnsType;
import dev.handover.directory.domain.dns.InMemoryDns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DnsStaleRecordsTaskTest {
  private static final String FLOATING = "192.0.2.50";

  private final DnsZoneForest forest =
      new DnsZoneForest()
          .with("exch1", DnsType.A, FLOATING, 1200)
          .with("exch1", DnsType.A, "192.0.2.11", 1200)
          .with("exch2", DnsType.A, "192.0.2.12", 1200)
          .with("exch2", DnsType.AAAA, "2001:db8::12", 1200);

  private Preview preview() {
    return forest.preview("dns-stale-records", "keepAddresses", FLOATING);
  }

  @Test
  void removesTheMachinesOwnAddressesAndBringsThemBack() {
    Map<String, Map<String, List<String>>> before = forest.directory.dump();

    Preview preview = preview();
    TaskPreviews.apply(preview, forest.directory);

    assertThat(forest.found("exch1")).containsExactly("1200 A 192.0.2.50");
    assertThat(forest.found("exch2")).containsExactly("0");
    assertThat(preview().changes()).isEmpty();

    TaskPreviews.revert(preview, forest.directory);
    assertThat(forest.directory.dump()).containsAllEntriesOf(before);
  }

  @Test
  void neverLeavesThePrimarysNameWithoutAnAddress() {
    Preview preview =
        forest.preview("dns-stale-records", "keepAddresses", "192.0.2.99", "records", "exch1");

    assertThat(preview.changes()).isEmpty();
    assertThat(preview.findings())
        .extracting(Finding::code)
        .containsExactly("dns-service-address-missing");
  }

  @Test
  void removesThemFromADnsServer() {
    InMemoryDns dns =
        new InMemoryDns("example.test")
            .with("exch1", DnsType.A, "60 192.0.2.50", "60 192.0.2.11")
            .with("exch2", DnsType.A, "60 192.0.2.12");
    Directory routed = new DnsRoutedDirectory(forest.directory, dns);

    Preview preview = DnsZoneForest.preview(routed, "dns-stale-records", "keepAddresses", FLOATING);
    TaskPreviews.apply(preview, routed);

    assertThat(dns.found("exch1", DnsType.A)).containsExactly("60 192.0.2.50");
    assertThat(dns.found("exch2", DnsType.A)).isEmpty();
    TaskPreviews.revert(preview, routed);
    assertThat(dns.found("exch1", DnsType.A))
        .containsExactlyInAnyOrder("60 192.0.2.50", "60 192.0.2.11");
  }
}
