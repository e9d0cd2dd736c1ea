package dev.handover.directory.domain.task;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.ValueSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name in a zone (class dnsNode) with its records; one that only holds a tombstone has no
 * address.
 */
final class DnsNode {
  private final Entry entry;
  private final DnsZone zone;

  private DnsNode(Entry entry, DnsZone zone) {
    this.entry = entry;
    this.zone = zone;
  }

  static DnsNode of(Entry entry, DnsZone zone) {
    return new DnsNode(entry, zone);
  }

  DistinguishedName dn() {
    return entry.dn();
  }

  boolean isAlias() {
    return has(DnsRecord.TYPE_CNAME);
  }

  /** Whether the name answers with exactly this address. */
  boolean says(Ipv4Address address) {
    List<DnsRecord> found = ofType(DnsRecord.TYPE_A);
    return found.size() == 1 && found.getFirst().isAddress(address) && !isTombstone();
  }

  List<String> addresses() {
    return ofType(DnsRecord.TYPE_A).stream()
        .map(record -> Ipv4Address.describe(record.content().bytes()))
        .toList();
  }

  /** One write that exchanges all host records (and a tombstone) for the one address. */
  List<AttributeChange> changesTo(Ipv4Address address) {
    List<AttributeValue> before = entry.values(DnsZone.RECORDS);
    List<AttributeValue> after = new ArrayList<>();
    for (AttributeValue value : before) {
      if (DnsRecord.tryParse(value.bytes()).filter(DnsNode::isReplaced).isEmpty()) {
        after.add(value);
      }
    }
    DnsRecord record =
        DnsRecord.address(address, ttlSeconds(), zone.startOfAuthority().zoneSerial());
    after.add(AttributeValue.of(record.bytes()));
    List<AttributeChange> changes = new ArrayList<>();
    changes.add(new AttributeChange(DnsZone.RECORDS, ValueSyntax.BINARY, before, after));
    if (isTombstone()) {
      changes.add(
          new AttributeChange(
              DnsZone.TOMBSTONED,
              ValueSyntax.CASE_IGNORE,
              entry.values(DnsZone.TOMBSTONED),
              List.of(AttributeValue.of("FALSE"))));
    }
    return changes;
  }

  private static boolean isReplaced(DnsRecord record) {
    return record.type() == DnsRecord.TYPE_A || record.type() == DnsRecord.TYPE_TOMBSTONE;
  }

  private int ttlSeconds() {
    Optional<DnsRecord> old = ofType(DnsRecord.TYPE_A).stream().findFirst();
    return old.map(DnsRecord::ttlSeconds).orElseGet(zone.startOfAuthority()::minimumTtlSeconds);
  }

  private boolean isTombstone() {
    return entry
        .text(DnsZone.TOMBSTONED)
        .filter(value -> CaseFolding.same(value, "TRUE"))
        .isPresent();
  }

  private boolean has(int type) {
    return !ofType(type).isEmpty();
  }

  private List<DnsRecord> ofType(int type) {
    return entry.values(DnsZone.RECORDS).stream()
        .flatMap(value -> DnsRecord.tryParse(value.bytes()).stream())
        .filter(record -> record.type() == type)
        .toList();
  }
}
