package dev.handover.directory.domain.dns;

import dev.handover.directory.domain.AttributeChange;
import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.ModifyOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A DNS server in memory, for one zone. */
public final class InMemoryDns implements DnsUpdates {
  private final String zone;
  private final Map<DnsServerName, Map<String, List<AttributeValue>>> records = new HashMap<>();

  public InMemoryDns(String zone) {
    this.zone = zone;
  }

  /** Puts the records of a type there, {@code TTL data} each. */
  public InMemoryDns with(String record, DnsType type, String... values) {
    records
        .computeIfAbsent(new DnsServerName(zone, record), name -> new HashMap<>())
        .put(type.attribute(), List.of(values).stream().map(AttributeValue::of).toList());
    return this;
  }

  public List<String> found(String record, DnsType type) {
    return read(new DnsServerName(zone, record), Set.of(type))
        .getOrDefault(type.attribute(), List.of())
        .stream()
        .map(AttributeValue::text)
        .toList();
  }

  @Override
  public Set<String> zones() {
    return Set.of(zone);
  }

  @Override
  public Optional<String> serverOf(String name) {
    return name.equals(zone) ? Optional.of("192.0.2.53 53") : Optional.empty();
  }

  @Override
  public Map<String, List<AttributeValue>> read(DnsServerName name, Set<DnsType> types) {
    Map<String, List<AttributeValue>> found = new HashMap<>();
    Map<String, List<AttributeValue>> known = records.getOrDefault(name, Map.of());
    types.forEach(
        type -> found.put(type.attribute(), known.getOrDefault(type.attribute(), List.of())));
    return found;
  }

  @Override
  public ModifyOutcome compareAndSet(DnsServerName name, List<AttributeChange> changes) {
    Map<String, List<AttributeValue>> known =
        records.computeIfAbsent(name, each -> new HashMap<>());
    List<AttributeChange> open =
        changes.stream().filter(each -> !each.isAtAfter(values(known, each))).toList();
    if (open.isEmpty()) {
      return new ModifyOutcome.AlreadyInPlace();
    }
    if (!open.stream().allMatch(each -> each.isAtBefore(values(known, each)))) {
      return new ModifyOutcome.Conflict("other records were found: " + known, known);
    }
    open.forEach(each -> known.put(each.name(), each.from(values(known, each)).after()));
    return new ModifyOutcome.Applied();
  }

  private static List<AttributeValue> values(
      Map<String, List<AttributeValue>> known, AttributeChange change) {
    return known.getOrDefault(change.name(), List.of());
  }

  @Override
  public void close() {}
}
