package dev.handover.directory.domain.task;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.InMemoryDirectory;
import dev.handover.directory.domain.Preview;
import dev.handover.directory.domain.TaskPreviews;
import dev.handover.directory.domain.TestForest;
import dev.handover.directory.domain.dns.DnsType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A forest in memory that keeps the zone example.test. */
final class DnsZoneForest {
  static final String ZONE =
      "DC=example.test,CN=MicrosoftDNS,DC=DomainDnsZones," + TestForest.DOMAIN;
  private static final String SOA =
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
          + "0000";

  final InMemoryDirectory directory =
      TestForest.create()
          .inMemory()
          .with("", "currentTime", "20260102030405.0Z")
          .with(ZONE, "objectClass", "dnsZone")
          .with("DC=@," + ZONE, DnsZone.RECORDS, octets(SOA));

  static AttributeValue octets(String hex) {
    return AttributeValue.of(HexFormat.of().parseHex(hex));
  }

  DnsZoneForest with(String record, DnsType type, String data, int ttl) {
    directory.with(
        "DC=" + record + "," + ZONE,
        DnsZone.RECORDS,
        AttributeValue.of(DnsRecord.of(type, data, ttl, 1).bytes()));
    return this;
  }

  /** {@code TTL type data} of each record; a tombstone is its type 0 alone. */
  List<String> found(String record) {
    return directory
        .read(DistinguishedName.parse("DC=" + record + "," + ZONE), Set.of(DnsZone.RECORDS))
        .orElseThrow()
        .values(DnsZone.RECORDS)
        .stream()
        .map(value -> DnsRecord.tryParse(value.bytes()).orElseThrow())
        .map(DnsZoneForest::describe)
        .sorted()
        .toList();
  }

  private static String describe(DnsRecord record) {
    return Arrays.stream(DnsType.values())
        .flatMap(type -> record.data(type).map(data -> type + " " + data).stream())
        .map(text -> record.ttlSeconds() + " " + text)
        .findFirst()
        .orElse(String.valueOf(record.type()));
  }

  /** Previews one task for the zone: parameter name, value, ...; commas separate values. */
  static Preview preview(Directory directory, String task, String... namesAndValues) {
    Map<String, List<String>> parameters = new HashMap<>();
    parameters.put("zone", List.of("example.test"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], List.of(namesAndValues[i + 1].split(",", -1)));
    }
    return TaskPreviews.preview(
        TaskPreviews.move(
            TaskPreviews.EXCH1, TaskPreviews.EXCH2, TaskPreviews.task(task, parameters)),
        directory);
  }

  Preview preview(String task, String... namesAndValues) {
    return preview(directory, task, namesAndValues);
  }
}
