package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryDescription;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.Rdn;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The naming contexts of a forest, from its cross references (class crossRef below CN=Partitions):
 * those that the domain controller holds, and the domains that it does not.
 */
final class ForestParts {
  private static final int FLAG_CR_NTDS_DOMAIN = 2;

  private final List<DistinguishedName> held;
  private final List<DistinguishedName> missingDomains;

  private ForestParts(List<DistinguishedName> held, List<DistinguishedName> missingDomains) {
    this.held = List.copyOf(held);
    this.missingDomains = List.copyOf(missingDomains);
  }

  static ForestParts of(Directory directory) {
    DirectoryDescription site = directory.describe();
    List<DistinguishedName> held =
        site.namingContexts().stream().filter(name -> !name.isRoot()).distinct().toList();
    List<DistinguishedName> missing = new ArrayList<>();
    for (Entry reference : references(directory, site)) {
      reference
          .text("nCName")
          .flatMap(DistinguishedName::tryParse)
          .filter(name -> isDomain(name, reference) && !held.contains(name))
          .ifPresent(missing::add);
    }
    return new ForestParts(held, missing);
  }

  private static List<Entry> references(Directory directory, DirectoryDescription site) {
    SearchQuery query =
        new SearchQuery(
            site.configurationNamingContext().child(Rdn.of("CN", "Partitions")),
            SearchScope.ONE_LEVEL,
            Filter.objectClass("crossRef"),
            Set.of("nCName", "systemFlags"));
    try {
      return directory.search(query).toList();
    } catch (DirectoryRefusedException e) {
      if (e.code() == DirectoryRefusedException.NO_SUCH_OBJECT) {
        return List.of();
      }
      throw e;
    }
  }

  /** Accounts are in domains only; a cross reference that does not say what it is counts as one. */
  private static boolean isDomain(DistinguishedName name, Entry reference) {
    boolean isDc = !name.isRoot() && CaseFolding.same(name.rdn().type(), "DC");
    return isDc
        && reference
            .text("systemFlags")
            .map(flags -> hasDomainFlag(flags))
            .orElseGet(() -> !name.rdn().value().endsWith("DnsZones"));
  }

  private static boolean hasDomainFlag(String flags) {
    try {
      return (Integer.parseInt(flags) & FLAG_CR_NTDS_DOMAIN) != 0;
    } catch (NumberFormatException e) {
      return true;
    }
  }

  /** What this domain controller holds. */
  List<DistinguishedName> held() {
    return held;
  }

  /** Domains of the forest that it does not hold. */
  List<DistinguishedName> missingDomains() {
    return missingDomains;
  }

  /** Whether an entry belongs to this naming context and to none that begins below it. */
  boolean isHomeOf(DistinguishedName context, DistinguishedName dn) {
    return dn.isAtOrBelow(context)
        && held.stream().noneMatch(other -> other.isBelow(context) && dn.isAtOrBelow(other))
        && missingDomains.stream()
            .noneMatch(other -> other.isBelow(context) && dn.isAtOrBelow(other));
  }

  /** Whether an entry belongs to a domain that this domain controller does not hold. */
  boolean isElsewhere(DistinguishedName dn) {
    return held.stream().noneMatch(context -> isHomeOf(context, dn));
  }
}
