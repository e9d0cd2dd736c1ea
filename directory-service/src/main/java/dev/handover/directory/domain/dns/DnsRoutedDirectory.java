package dev.handover.directory.domain.dns;

import dev.handover.directory.domain.AttributeValue;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryDescription;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.ModifyOutcome;
import dev.handover.directory.domain.ReplicationAnswer;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.WriteRight;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory in which names on DNS servers ({@link DnsServerName}) are read and written like
 * entries. Everything else goes to the domain controller, and none of these names does. The zones
 * appear among the naming contexts; searches find nothing in them.
 */
public final class DnsRoutedDirectory implements Directory {
  private static final String CLASS = "objectClass";

  /** LDAP result code (RFC 4511, appendix A.2). */
  private static final int UNWILLING_TO_PERFORM = 53;

  private final Directory directory;
  private final DnsUpdates dns;

  public DnsRoutedDirectory(Directory directory, DnsUpdates dns) {
    this.directory = directory;
    this.dns = dns;
  }

  @Override
  public DirectoryDescription describe() {
    DirectoryDescription site = directory.describe();
    List<DistinguishedName> contexts = new ArrayList<>(site.namingContexts());
    dns.zones().stream().sorted().map(DnsServerName::zoneDn).forEach(contexts::add);
    return new DirectoryDescription(
        site.url(),
        site.server(),
        site.security(),
        site.defaultNamingContext(),
        site.configurationNamingContext(),
        site.rootDomainNamingContext(),
        contexts);
  }

  /** A name without any record reads as an entry without attributes: creating it is one update. */
  @Override
  public Optional<Entry> read(DistinguishedName dn, Set<String> attributes) {
    if (!DnsServerName.isOnServer(dn)) {
      return directory.read(dn, attributes);
    }
    return DnsServerName.tryParse(dn)
        .filter(name -> dns.zones().contains(name.zone()))
        .map(name -> new Entry(dn, records(name, attributes)));
  }

  private Map<String, List<AttributeValue>> records(DnsServerName name, Set<String> attributes) {
    Set<DnsType> types = EnumSet.noneOf(DnsType.class);
    attributes.stream().flatMap(each -> DnsType.ofAttribute(each).stream()).forEach(types::add);
    Map<String, List<AttributeValue>> records =
        new HashMap<>(types.isEmpty() ? Map.of() : dns.read(name, types));
    if (attributes.contains(CLASS)) {
      records.put(CLASS, List.of(AttributeValue.of("dnsNode")));
    }
    return records;
  }

  @Override
  public Stream<Entry> search(SearchQuery query) {
    return DnsServerName.isOnServer(query.base()) ? Stream.empty() : directory.search(query);
  }

  @Override
  public ModifyOutcome compareAndSet(EntryChange change) {
    if (!DnsServerName.isOnServer(change.dn())) {
      return directory.compareAndSet(change);
    }
    return DnsServerName.tryParse(change.dn())
        .filter(name -> dns.zones().contains(name.zone()))
        .map(name -> dns.compareAndSet(name, change.attributes()))
        .orElseGet(() -> zoneUnknown(change.dn()));
  }

  private static ModifyOutcome zoneUnknown(DistinguishedName dn) {
    return new ModifyOutcome.Refused(
        UNWILLING_TO_PERFORM,
        "no DNS server is configured for " + dn,
        "Name the zone's server under handover.directory.dns again, as it was when the change set was computed.");
  }

  @Override
  public Optional<Directory> globalCatalog() {
    return directory.globalCatalog();
  }

  @Override
  public Optional<String> account() {
    return directory.account();
  }

  /** What a DNS server has does not replicate between domain controllers. */
  @Override
  public ReplicationAnswer replicate(DistinguishedName entry, DistinguishedName from) {
    return DnsServerName.isOnServer(entry)
        ? Directory.super.replicate(entry, from)
        : directory.replicate(entry, from);
  }

  /** A DNS server tells who may write only when something is written. */
  @Override
  public WriteRight mayWrite(DistinguishedName entry, String attribute, AttributeValue absent) {
    return DnsServerName.isOnServer(entry)
        ? WriteRight.UNKNOWN
        : directory.mayWrite(entry, attribute, absent);
  }

  @Override
  public void close() {
    directory.close();
  }
}
