package dev.handover.directory.domain.task;

import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Rdn;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDraft;
import dev.handover.directory.domain.dns.DnsServerName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An AD-integrated zone (class dnsZone), wherever in the forest's partitions it is kept (MS-DNSP,
 * section 2.3.1.1).
 */
record DnsZone(DistinguishedName dn, DnsRecord startOfAuthority) implements Zone {
  static final String RECORDS = "dnsRecord";
  static final String TOMBSTONED = "dNSTombstoned";
  private static final int SHORTEST_SOA = 20;

  /** Empty after a blocker went into the draft. */
  static Optional<DnsZone> find(String zone, TaskContext context, TaskDraft draft) {
    List<Entry> found = new ArrayList<>();
    for (DistinguishedName container : containers(context)) {
      DistinguishedName name = container.child(Rdn.of("DC", zone));
      context.directory().read(name, Set.of("objectClass")).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      draft.find(
          Severity.BLOCKER,
          "dns-zone-not-found",
          "No zone '" + zone + "' is kept in the directory; looked in " + containers(context) + ".",
          "Correct the zone's name in the group; the zone must be AD-integrated and on this domain controller.");
      return Optional.empty();
    }
    if (found.size() > 1) {
      draft.find(
          Severity.BLOCKER,
          "ambiguous-name",
          "The zone '"
              + zone
              + "' is kept in more than one place: "
              + found.stream().map(Entry::dn).toList()
              + ".",
          "Remove the copies that the DNS servers do not load.");
      return Optional.empty();
    }
    return withStartOfAuthority(found.getFirst().dn(), context, draft);
  }

  private static List<DistinguishedName> containers(TaskContext context) {
    Rdn root = Rdn.of("CN", "MicrosoftDNS");
    List<DistinguishedName> containers = new ArrayList<>();
    for (DistinguishedName partition : context.site().namingContexts()) {
      if (!partition.isRoot()
          && !DnsServerName.isOnServer(partition)
          && CaseFolding.same(partition.rdn().type(), "DC")) {
        containers.add(partition.child(root));
      }
    }
    containers.add(context.site().defaultNamingContext().child(Rdn.of("CN", "System")).child(root));
    return containers;
  }

  private static Optional<DnsZone> withStartOfAuthority(
      DistinguishedName dn, TaskContext context, TaskDraft draft) {
    Optional<DnsRecord> soa =
        context.directory().read(dn.child(Rdn.of("DC", "@")), Set.of(RECORDS)).stream()
            .flatMap(apex -> apex.values(RECORDS).stream())
            .flatMap(value -> DnsRecord.tryParse(value.bytes()).stream())
            .filter(
                record ->
                    record.type() == DnsRecord.TYPE_SOA
                        && record.content().length() >= SHORTEST_SOA)
            .findFirst();
    if (soa.isEmpty()) {
      draft.find(
          Severity.BLOCKER,
          "dns-zone-without-soa",
          dn,
          "The zone has no readable SOA record in its node '@'.",
          "Repair the zone: a DNS server does not load one without SOA.");
    }
    return soa.map(record -> new DnsZone(dn, record));
  }

  @Override
  public Optional<ZoneName> read(String record, TaskContext context) {
    return context
        .directory()
        .read(dn.child(Rdn.of("DC", record)), Set.of(RECORDS, TOMBSTONED))
        .map(entry -> new DnsNode(entry, this, context));
  }
}
