package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DirectoryDescription;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Entry;
import dev.handover.directory.domain.Filter;
import dev.handover.directory.domain.LegacyExchangeDn;
import dev.handover.directory.domain.Rdn;
import dev.handover.directory.domain.SearchQuery;
import dev.handover.directory.domain.SearchScope;
import dev.handover.directory.domain.Server;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A server by everything that names it; what the directory does not have is empty.
 *
 * @param object its object in the Exchange organisation
 * @param account its computer account
 * @param legacyDn how mailboxes name it in {@code msExchHomeServerName}
 * @param dnsName its dNSHostName
 * @param principalNames of its computer account
 */
record OldServer(
    Server names,
    Optional<DistinguishedName> object,
    Optional<DistinguishedName> account,
    Optional<LegacyExchangeDn> legacyDn,
    Optional<String> dnsName,
    List<String> principalNames) {

  static OldServer find(Server names, Directory directory) {
    DirectoryDescription site = directory.describe();
    Optional<Entry> account =
        first(
            directory,
            site.defaultNamingContext(),
            Filter.all(
                Filter.objectClass("computer"),
                Filter.equal("sAMAccountName", names.computer() + "$")),
            Set.of("dNSHostName", "servicePrincipalName"));
    Optional<Entry> object =
        first(
            directory,
            site.configurationNamingContext().child(Rdn.of("CN", "Services")),
            Filter.all(
                Filter.objectClass("msExchExchangeServer"), Filter.equal("cn", names.server())),
            Set.of("legacyExchangeDN"));
    return new OldServer(
        names,
        object.map(Entry::dn),
        account.map(Entry::dn),
        object.flatMap(entry -> entry.text("legacyExchangeDN")).flatMap(LegacyExchangeDn::tryParse),
        account.flatMap(entry -> entry.text("dNSHostName")),
        account.map(entry -> entry.texts("servicePrincipalName")).orElse(List.of()));
  }

  private static Optional<Entry> first(
      Directory directory, DistinguishedName base, Filter filter, Set<String> attributes) {
    try (Stream<Entry> found =
        directory.search(new SearchQuery(base, SearchScope.SUBTREE, filter, attributes))) {
      return found.findFirst();
    } catch (DirectoryRefusedException e) {
      return Optional.empty();
    }
  }

  /** Whether an entry is this server's own: its objects and what lies below them. */
  boolean owns(DistinguishedName dn) {
    return Stream.of(object, account).flatMap(Optional::stream).anyMatch(own -> dn.isAtOrBelow(own))
        || isSiteServer(dn);
  }

  /** {@code CN=<computer>,CN=Servers,CN=<site>,CN=Sites,<configuration>}, or below it. */
  private boolean isSiteServer(DistinguishedName dn) {
    List<Rdn> rdns = dn.rdns();
    for (int i = 0; i + 3 < rdns.size(); i++) {
      if (rdns.get(i).is("CN", names.computer())
          && rdns.get(i + 1).is("CN", "Servers")
          && rdns.get(i + 3).is("CN", "Sites")) {
        return true;
      }
    }
    return false;
  }
}
