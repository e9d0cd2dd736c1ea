package dev.handover.directory.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A change of DNS records that is about their data only, or about their time to live only: the
 * other half is somebody else's business. So a TTL lowered ahead of a move is restored after the
 * move, with the new address, and a move is taken back whatever the TTL is by then.
 */
final class DnsValueChange {
  private final AttributeChange change;
  private final List<DnsValue> removed;
  private final List<DnsValue> added;

  private DnsValueChange(AttributeChange change, List<DnsValue> removed, List<DnsValue> added) {
    this.change = change;
    this.removed = removed;
    this.added = added;
  }

  /** Empty for every other attribute, and for a change of both or of neither: those are exact. */
  static Optional<DnsValueChange> of(AttributeChange change) {
    if (!DnsValue.isKeptIn(change.name())) {
      return Optional.empty();
    }
    List<DnsValue> removed = readable(change, change.removed());
    List<DnsValue> added = readable(change, change.added());
    if (removed.isEmpty()
        || added.isEmpty()
        || removed.size() != change.removed().size()
        || added.size() != change.added().size()) {
      return Optional.empty();
    }
    DnsValueChange dns = new DnsValueChange(change, removed, added);
    return dns.isOfTtl() || dns.isOfData() ? Optional.of(dns) : Optional.empty();
  }

  /** Values that are no records are nobody's business. */
  private static List<DnsValue> readable(AttributeChange change, List<AttributeValue> values) {
    return values.stream().flatMap(each -> DnsValue.of(change.name(), each).stream()).toList();
  }

  private boolean isOfTtl() {
    return without(removed, added).isEmpty()
        && without(added, removed).isEmpty()
        && hasOneTtlEach(removed)
        && hasOneTtlEach(added)
        && removed.stream()
            .allMatch(value -> !ttls(added, value.kind()).equals(Set.of(value.ttlSeconds())));
  }

  private boolean isOfData() {
    return hasOneTtlEach(Stream.concat(removed.stream(), added.stream()).toList())
        && !(without(removed, added).isEmpty() && without(added, removed).isEmpty());
  }

  private static boolean hasOneTtlEach(List<DnsValue> values) {
    return values.stream().allMatch(value -> ttls(values, value.kind()).size() == 1);
  }

  private static Set<Long> ttls(List<DnsValue> values, String kind) {
    return values.stream()
        .filter(value -> value.kind().equals(kind))
        .map(DnsValue::ttlSeconds)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<DnsValue> without(List<DnsValue> values, List<DnsValue> others) {
    return values.stream().filter(value -> others.stream().noneMatch(value::hasDataOf)).toList();
  }

  /** Whether what this change is about is as before in the values found. */
  boolean isAtBefore(List<AttributeValue> found) {
    List<DnsValue> values = readable(change, found);
    if (isOfTtl()) {
      return removed.stream()
          .allMatch(value -> ttls(values, value.kind()).equals(Set.of(value.ttlSeconds())));
    }
    return change.isSetOfMany()
        ? without(without(removed, added), values).isEmpty()
            && without(without(added, removed), values).size() == without(added, removed).size()
        : isSameData(values, readable(change, change.before()));
  }

  private static boolean isSameData(List<DnsValue> found, List<DnsValue> wanted) {
    return found.size() == wanted.size()
        && without(found, wanted).isEmpty()
        && without(wanted, found).isEmpty();
  }

  /** The same change on values found that are at <i>before</i>; what it is not about stays. */
  AttributeChange from(List<AttributeValue> found) {
    List<DnsValue> values = readable(change, found);
    return new AttributeChange(
        change.name(),
        change.syntax(),
        found,
        isOfTtl() ? withTtl(found, values) : withData(found, values));
  }

  private List<AttributeValue> withTtl(List<AttributeValue> found, List<DnsValue> values) {
    List<AttributeValue> after = new ArrayList<>(found);
    for (DnsValue value : values) {
      ttls(added, value.kind()).stream()
          .findFirst()
          .ifPresent(ttl -> after.set(after.indexOf(value.value()), value.withTtl(ttl)));
    }
    return after;
  }

  private List<AttributeValue> withData(List<AttributeValue> found, List<DnsValue> values) {
    List<DnsValue> going =
        values.stream().filter(value -> removed.stream().anyMatch(value::hasDataOf)).toList();
    List<AttributeValue> after = new ArrayList<>(found);
    going.forEach(value -> after.remove(value.value()));
    for (DnsValue value : added) {
      long ttl = ttls(going, value.kind()).stream().findFirst().orElse(value.ttlSeconds());
      after.add(value.withTtl(ttl));
    }
    return after;
  }
}
