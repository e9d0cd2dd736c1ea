package dev.handover.directory.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.adapter.store.StoreFolder;
import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.SampleSet;
import dev.handover.directory.domain.ValueSyntax;
import dev.handover.directory.domain.dns.DnsRoutedDirectory;
import dev.handover.directory.domain.dns.DnsServerName;
import dev.handover.directory.domain.dns.DnsType;
import dev.handover.directory.domain.dns.InMemoryDns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change set that updates a DNS server: applied, verified, exported and taken back like any. */
class DnsChangeSetTest {

  private static final UUID ID = UUID.fromString("0192f0c1-0000-7000-8000-000000000009");
  private static final String OLD = "1200 192.0.2.11";
  private static final String NEW = "1200 192.0.2.50";

  @TempDir Path folder;

  private final SampleSet sample = new SampleSet(1);
  private final InMemoryDns dns = new InMemoryDns("dns.test").with("exch1", DnsType.A, OLD);

  private static EntryChange change() {
    return new EntryChange(
        1,
        SampleSet.STORES,
        new DnsServerName("dns.test", "exch1").dn(),
        List.of(
            new AttributeChange(
                DnsType.A.attribute(),
                ValueSyntax.CASE_IGNORE,
                List.of(AttributeValue.of(OLD)),
                List.of(AttributeValue.of(NEW)))));
  }

  @Test
  void goesThereAndBackAndLeavesAScriptBesideTheLdif() throws Exception {
    // Given
    try (StoreFolder store = StoreFolder.open(folder);
        ServiceInstance service =
            new ServiceInstance(
                ServiceInstance.Shared.by(store),
                new DnsRoutedDirectory(sample.directory(), dns),
                folder)) {
      SampleSet.store(
          store.changeSets(),
          sample.changeSet(ID),
          new SampleSet.Stored(List.of(change()), null),
          new RequestKey("tester", "key-00001", "sha256:0"));
      // When
      ChangeSet applied = service.bring(ID, Direction.APPLIED).set();
      // Then
      assertThat(applied.state()).isEqualTo(ChangeSetState.APPLIED);
      assertThat(dns.found("exch1", DnsType.A)).containsExactly(NEW);
      assertThat(service.verifications().verify(ID, Direction.APPLIED, null).differing()).isZero();
      assertThat(only(".nsupdate"))
          .contains("server 192.0.2.53 53", "update add exch1.dns.test. 1200 A 192.0.2.11");
      assertThat(only(".ldif")).doesNotContain("changetype");
      // When
      service.bring(ID, Direction.REVERTED);
      // Then
      assertThat(dns.found("exch1", DnsType.A)).containsExactly(OLD);
    }
  }

  private String only(String end) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(end)).toList();
      assertThat(found).hasSize(1);
      return Files.readString(found.getFirst());
    }
  }
}
