package dev.handover.directory.domain.task;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.ValueSyntax;
import dev.handover.directory.domain.dns.DnsType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A name in a zone of the directory (class dnsNode) with its records; one that only holds a
 * tombstone has none.
 */
record DnsNode(Entry entry, DnsZone zone, TaskContext context) implements ZoneName {
  /** Where a record's time to live is (MS-DNSP, section 2.3.2.2), in network order. */
  private static final int TTL_AT = 12;

  @Override
  public DistinguishedName dn() {
    return entry.dn();
  }

  @Override
  public List<String> data(DnsType type) {
    return isTombstone()
        ? List.of()
        : records().stream().flatMap(record -> record.data(type).stream()).toList();
  }

  /** An alias that nobody can read is one all the same. */
  @Override
  public boolean isAlias() {
    return !isTombstone()
        && records().stream().anyMatch(record -> record.type() == DnsType.CNAME.code());
  }

  @Override
  public OptionalLong ttlSeconds(DnsType type) {
    return records().stream()
        .filter(record -> record.type() == type.code())
        .mapToLong(record -> Integer.toUnsignedLong(record.ttlSeconds()))
        .max();
  }

  @Override
  public List<AttributeChange> changesTo(Map<DnsType, List<String>> wanted) {
    List<AttributeValue> before = entry.values(DnsZone.RECORDS);
    List<AttributeValue> after = new ArrayList<>();
    for (AttributeValue value : before) {
      if (DnsRecord.tryParse(value.bytes()).filter(record -> isGoing(record, wanted)).isEmpty()) {
        after.add(value);
      }
    }
    for (DnsType type : DnsType.values()) {
      for (String data : wanted.getOrDefault(type, List.of())) {
        if (records().stream().noneMatch(record -> record.data(type).equals(Optional.of(data)))) {
          after.add(newRecord(type, data));
        }
      }
    }
    if (after.isEmpty() && !before.isEmpty()) {
      return isTombstone() ? List.of() : entombed(before);
    }
    List<AttributeChange> changes = new ArrayList<>();
    changes.add(new AttributeChange(DnsZone.RECORDS, ValueSyntax.BINARY, before, after));
    if (isTombstone()) {
      changes.add(tombstoned("FALSE"));
    }
    return changes;
  }

  /** A tombstone goes when something comes; what has no type of ours stays. */
  private static boolean isGoing(DnsRecord record, Map<DnsType, List<String>> wanted) {
    if (record.type() == DnsRecord.TYPE_TOMBSTONE) {
      return true;
    }
    for (Map.Entry<DnsType, List<String>> each : wanted.entrySet()) {
      if (record.type() == each.getKey().code()) {
        return record.data(each.getKey()).filter(each.getValue()::contains).isEmpty();
      }
    }
    return false;
  }

  private AttributeValue newRecord(DnsType type, String data) {
    long ttl =
        ttlSeconds(type)
            .orElseGet(() -> Integer.toUnsignedLong(zone.startOfAuthority().minimumTtlSeconds()));
    return AttributeValue.of(
        DnsRecord.of(type, data, ttl, zone.startOfAuthority().zoneSerial()).bytes());
  }

  /** A name without records is marked as deleted, as DNS servers do; they remove it in time. */
  private List<AttributeChange> entombed(List<AttributeValue> before) {
    DnsRecord tombstone =
        DnsRecord.tombstone(
            DirectoryTime.now(context.directory()), zone.startOfAuthority().zoneSerial());
    return List.of(
        new AttributeChange(
            DnsZone.RECORDS,
            ValueSyntax.BINARY,
            before,
            List.of(AttributeValue.of(tombstone.bytes()))),
        tombstoned("TRUE"));
  }

  private AttributeChange tombstoned(String value) {
    return new AttributeChange(
        DnsZone.TOMBSTONED,
        ValueSyntax.CASE_IGNORE,
        entry.values(DnsZone.TOMBSTONED),
        List.of(AttributeValue.of(value)));
  }

  @Override
  public List<AttributeChange> changesToTtl(List<DnsType> types, long seconds) {
    List<AttributeValue> before = entry.values(DnsZone.RECORDS);
    List<AttributeValue> after =
        before.stream()
            .map(value -> isLonger(value, types, seconds) ? shortened(value, seconds) : value)
            .toList();
    return List.of(new AttributeChange(DnsZone.RECORDS, ValueSyntax.BINARY, before, after));
  }

  private static boolean isLonger(AttributeValue value, List<DnsType> types, long seconds) {
    return DnsRecord.tryParse(value.bytes())
        .filter(record -> types.stream().anyMatch(type -> type.code() == record.type()))
        .filter(record -> Integer.toUnsignedLong(record.ttlSeconds()) > seconds)
        .isPresent();
  }

  /** Every other octet stays as it was. */
  private static AttributeValue shortened(AttributeValue value, long seconds) {
    byte[] octets = value.bytes();
    ByteBuffer.wrap(octets).putInt(TTL_AT, (int) seconds);
    return AttributeValue.of(octets);
  }

  private boolean isTombstone() {
    return entry
        .text(DnsZone.TOMBSTONED)
        .filter(value -> CaseFolding.same(value, "TRUE"))
        .isPresent();
  }

  private List<DnsRecord> records() {
    return entry.values(DnsZone.RECORDS).stream()
        .flatMap(value -> DnsRecord.tryParse(value.bytes()).stream())
        .toList();
  }
}
