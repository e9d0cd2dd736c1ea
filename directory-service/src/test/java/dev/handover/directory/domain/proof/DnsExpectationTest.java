package dev.handover.directory.domain.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.DnsServers.Question;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.ValueSyntax;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsExpectationTest {
  private static final String ZONE =
      "DC=example.test,CN=MicrosoftDNS,DC=DomainDnsZones,DC=example,DC=test";

  private static AttributeValue record(int type, String hex) {
    byte[] content = HexFormat.of().parseHex(hex);
    ByteBuffer record = ByteBuffer.allocate(24 + content.length).order(ByteOrder.LITTLE_ENDIAN);
    record.putShort((short) content.length).putShort((short) type).position(24);
    return AttributeValue.of(record.put(content).array());
  }

  private static EntryChange change(
      String node, List<AttributeValue> before, List<AttributeValue> after) {
    return new EntryChange(
        1,
        new TaskName("dns-address"),
        DistinguishedName.parse("DC=" + node + "," + ZONE),
        List.of(new AttributeChange("dnsRecord", ValueSyntax.BINARY, before, after)));
  }

  @Test
  void expectsTheAddressOfTheDirectionAskedFor() {
    EntryChange change =
        change("exch1", List.of(record(1, "c000020b")), List.of(record(1, "c000020c")));

    assertThat(DnsExpectation.of(change, Direction.APPLIED))
        .containsExactly(
            new DnsExpectation(new Question("exch1.example.test", "A"), List.of("192.0.2.12")));
    assertThat(DnsExpectation.of(change, Direction.REVERTED))
        .containsExactly(
            new DnsExpectation(new Question("exch1.example.test", "A"), List.of("192.0.2.11")));
  }

  @Test
  void asksOnlyForTypesThatChange() {
    AttributeValue kept = record(28, "20010db8000000000000000000000001");
    EntryChange change = change("@", List.of(kept), List.of(kept, record(1, "c000020c")));

    assertThat(DnsExpectation.of(change, Direction.APPLIED))
        .extracting(DnsExpectation::question)
        .containsExactly(new Question("example.test", "A"));
    assertThat(DnsExpectation.of(change, Direction.REVERTED).getFirst().answers()).isEmpty();
  }

  @Test
  void readsAddressesOfSixteenOctetsAndNames() {
    EntryChange six =
        change("x", List.of(), List.of(record(28, "20010db8000000000000000000000001")));
    EntryChange alias =
        change("x", List.of(), List.of(record(5, "1003054558434831" + "04544553540000")));

    assertThat(DnsExpectation.of(six, Direction.APPLIED).getFirst().answers())
        .containsExactly("2001:db8::1");
    assertThat(DnsExpectation.of(alias, Direction.APPLIED).getFirst().answers())
        .containsExactly("exch1.test");
  }

  @Test
  void expectsOfADnsServerWhatAChangeOfItsOwnNamesWrote() {
    EntryChange change =
        new EntryChange(
            1,
            new TaskName("dns-address"),
            DistinguishedName.parse("DC=exch1,DC=example.test,O=DNS"),
            List.of(
                onServer("RRset-A", List.of("3600 192.0.2.11"), List.of("300 192.0.2.12")),
                onServer("RRset-AAAA", List.of(), List.of("300 2001:db8::1")),
                onServer("RRset-CNAME", List.of("3600 Old.example.test."), List.of()),
                onServer("RRset-PTR", List.of("3600 a."), List.of("300 a."))));

    assertThat(DnsExpectation.of(change, Direction.APPLIED))
        .containsExactly(
            new DnsExpectation(new Question("exch1.example.test", "A"), List.of("192.0.2.12")),
            new DnsExpectation(new Question("exch1.example.test", "AAAA"), List.of("2001:db8::1")),
            new DnsExpectation(new Question("exch1.example.test", "CNAME"), List.of()));
    assertThat(DnsExpectation.of(change, Direction.REVERTED).getLast().answers())
        .containsExactly("old.example.test");
  }

  private static AttributeChange onServer(String name, List<String> before, List<String> after) {
    return new AttributeChange(
        name,
        ValueSyntax.EXACT,
        before.stream().map(AttributeValue::of).toList(),
        after.stream().map(AttributeValue::of).toList());
  }

  @Test
  void expectsNothingOfAChangeThatIsNoDnsRecord() {
    EntryChange other =
        new EntryChange(
            1,
            new TaskName("x"),
            DistinguishedName.parse("CN=x,DC=example,DC=test"),
            List.of(
                new AttributeChange(
                    "mail", ValueSyntax.EXACT, List.of(), List.of(AttributeValue.of("a")))));

    assertThat(DnsExpectation.of(other, Direction.APPLIED)).isEmpty();
  }
}
