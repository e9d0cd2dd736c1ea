package dev.handover.directory.domain.task;

import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.Rdn;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import dev.handover.directory.domain.Severity;
import dev.handover.directory.domain.TaskContext;
import dev.handover.directory.domain.TaskDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells search bases that this domain controller can serve from those that lie elsewhere or
 * nowhere.
 */
final class SearchBases {
  /**
   * A naming context of the forest, from its cross reference (class crossRef below CN=Partitions).
   */
  private record Partition(DistinguishedName name, String dnsRoot) {}

  private final TaskContext context;
  private final List<Partition> partitions;

  private SearchBases(TaskContext context) {
    this.context = context;
    this.partitions = partitions(context);
  }

  /** The bases that can be searched; for each of the others a blocker goes into the draft. */
  static List<DistinguishedName> usable(
      List<DistinguishedName> wanted, TaskContext context, TaskDraft draft) {
    SearchBases bases = new SearchBases(context);
    return wanted.stream().filter(base -> bases.isUsable(base, draft)).toList();
  }

  private static List<Partition> partitions(TaskContext context) {
    DistinguishedName base =
        context.site().configurationNamingContext().child(Rdn.of("CN", "Partitions"));
    SearchQuery query =
        new SearchQuery(
            base,
            SearchScope.ONE_LEVEL,
            Filter.objectClass("crossRef"),
            Set.of("nCName", "dnsRoot"));
    List<Partition> partitions = new ArrayList<>();
    for (Entry entry : context.findAll(query)) {
      entry
          .text("nCName")
          .flatMap(DistinguishedName::tryParse)
          .map(name -> new Partition(name, entry.text("dnsRoot").orElse("")))
          .ifPresent(partitions::add);
    }
    return partitions;
  }

  private boolean isUsable(DistinguishedName base, TaskDraft draft) {
    Optional<Partition> home =
        partitions.stream()
            .filter(partition -> base.isAtOrBelow(partition.name()))
            .max(Comparator.comparingInt(partition -> partition.name().rdns().size()));
    DistinguishedName domain = context.site().defaultNamingContext();
    if (home.isPresent() && !home.get().name().equals(domain)) {
      draft.find(
          Severity.BLOCKER,
          "search-base-in-other-domain",
          base,
          base
              + " belongs to "
              + home.get().name()
              + " ("
              + home.get().dnsRoot()
              + "), while this service writes "
              + domain
              + ".",
          "Remove the search base from the group, or run a directory-service against a domain controller of "
              + home.get().dnsRoot()
              + " for the mailboxes there.");
      return false;
    }
    if (home.isEmpty() || context.directory().read(base, Set.of("objectClass")).isEmpty()) {
      draft.find(
          Severity.BLOCKER,
          "search-base-not-found",
          base,
          "There is no entry " + base + ".",
          "Correct the search base in the group; copy the name from the entry's distinguishedName.");
      return false;
    }
    warnOfDomainsBelow(base, draft);
    return true;
  }

  /**
   * A search ends where another naming context begins, so mailboxes of a child domain would be left
   * behind.
   */
  private void warnOfDomainsBelow(DistinguishedName base, TaskDraft draft) {
    for (Partition partition : partitions) {
      if (partition.name().isBelow(base) && isDomain(partition.name())) {
        draft.find(
            Severity.WARNING,
            "child-domain-not-searched",
            partition.name(),
            "The domain "
                + partition.name()
                + " lies below the search base "
                + base
                + " and is not searched.",
            "If mailboxes of this group are there, run a directory-service against a domain controller of "
                + partition.dnsRoot()
                + ".");
      }
    }
  }

  private boolean isDomain(DistinguishedName name) {
    String first = name.rdn().value();
    return !name.isAtOrBelow(context.site().configurationNamingContext())
        && !CaseFolding.same(first, "DomainDnsZones")
        && !CaseFolding.same(first, "ForestDnsZones");
  }
}
