package dev.handover.directory.domain.task;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.ValueSyntax;
import dev.handover.directory.domain.dns.DnsType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A name on a DNS server; each type's records are one attribute, {@code 3600 192.0.2.50} each. */
record ServerNode(Entry entry) implements ZoneName {
  private static final long DEFAULT_TTL_SECONDS = 3600;

  @Override
  public DistinguishedName dn() {
    return entry.dn();
  }

  @Override
  public List<String> data(DnsType type) {
    return values(type).stream().map(ServerNode::dataOf).toList();
  }

  @Override
  public OptionalLong ttlSeconds(DnsType type) {
    return values(type).stream().mapToLong(ServerNode::ttlOf).max();
  }

  @Override
  public List<AttributeChange> changesTo(Map<DnsType, List<String>> wanted) {
    List<AttributeChange> changes = new ArrayList<>();
    for (DnsType type : DnsType.values()) {
      if (wanted.containsKey(type)) {
        long ttl = ttlSeconds(type).orElseGet(this::anyTtlSeconds);
        List<String> after =
            wanted.getOrDefault(type, List.of()).stream().map(data -> ttl + " " + data).toList();
        changes.add(change(type, after));
      }
    }
    return changes;
  }

  @Override
  public List<AttributeChange> changesToTtl(List<DnsType> types, long seconds) {
    return types.stream()
        .map(
            type ->
                change(
                    type,
                    values(type).stream()
                        .map(each -> Math.min(ttlOf(each), seconds) + " " + dataOf(each))
                        .toList()))
        .toList();
  }

  private AttributeChange change(DnsType type, List<String> after) {
    return new AttributeChange(
        type.attribute(),
        ValueSyntax.CASE_IGNORE,
        values(type),
        after.stream().map(AttributeValue::of).toList());
  }

  private long anyTtlSeconds() {
    return Arrays.stream(DnsType.values())
        .flatMapToLong(type -> values(type).stream().mapToLong(ServerNode::ttlOf))
        .findFirst()
        .orElse(DEFAULT_TTL_SECONDS);
  }

  private List<AttributeValue> values(DnsType type) {
    return entry.values(type.attribute());
  }

  private static long ttlOf(AttributeValue value) {
    return Long.parseLong(value.text().substring(0, value.text().indexOf(' ')));
  }

  private static String dataOf(AttributeValue value) {
    return value.text().substring(value.text().indexOf(' ') + 1);
  }
}
