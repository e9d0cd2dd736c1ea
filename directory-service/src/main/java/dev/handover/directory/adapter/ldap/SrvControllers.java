package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DomainController;
import dev.handover.directory.domain.DomainControllerUrl;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.SRVRecord;

/**
 * Finds domain controllers as every member of the domain does, by the SRV records that they
 * register (MS-ADTS section 6.3.2.3): those of the configured site first, then by priority, weight
 * and name. Always in the same order, other than RFC 2782 has it for readers: who writes wants to
 * meet the same one again.
 */
public final class SrvControllers implements ControllerSource {
  private static final Logger LOG = Logger.getLogger(SrvControllers.class);
  private static final int MOST = 100;
  private static final int LDAP_PORT = 389;
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Comparator<SRVRecord> ORDER =
      Comparator.comparingInt(SRVRecord::getPriority)
          .thenComparing(Comparator.comparingInt(SRVRecord::getWeight).reversed())
          .thenComparing(record -> host(record));

  /**
   * What to look for.
   *
   * @param domain DNS name of the Active Directory domain
   * @param site the site whose domain controllers come first
   * @param security decides scheme and port
   */
  public record Search(String domain, Optional<String> site, DirectorySecurity security) {}

  private record Found(List<DomainController> controllers, Instant at) {}

  private final Search search;
  private final SrvLookup lookup;
  private final InstantSource clock;
  private @Nullable Found last;

  public SrvControllers(Search search, SrvLookup lookup, InstantSource clock) {
    this.search = search;
    this.lookup = lookup;
    this.clock = clock;
  }

  /** Asks DNS at most every five minutes; what was found last is used when DNS fails. */
  @Override
  public synchronized List<DomainController> controllers() {
    Found known = last;
    if (known != null && known.at().plus(FRESH).isAfter(clock.instant())) {
      return known.controllers();
    }
    try {
      Found found = new Found(find(), clock.instant());
      last = found;
      return found.controllers();
    } catch (DirectoryUnreachableException e) {
      if (known == null) {
        throw e;
      }
      LOG.warnf(
          "using the domain controllers found last: at=%s reason=\"%s\"",
          known.at(), e.getMessage());
      return known.controllers();
    }
  }

  private List<DomainController> find() {
    List<DomainController> found = new ArrayList<>();
    search
        .site()
        .ifPresent(
            site ->
                add(
                    found,
                    "_ldap._tcp.%s._sites.dc._msdcs.%s".formatted(site, search.domain()),
                    site));
    String name = "_ldap._tcp.dc._msdcs." + search.domain();
    add(found, name, null);
    if (found.isEmpty()) {
      throw new DirectoryUnreachableException(
          "DNS has no SRV record " + name,
          null,
          "Correct handover.directory.ldap.domain, let handover.directory.ldap.dns-servers name the"
              + " domain's name servers, or list domain controllers in handover.directory.ldap.url.");
    }
    return found.stream().limit(MOST).toList();
  }

  private void add(List<DomainController> found, String name, @Nullable String site) {
    for (SRVRecord record : lookup.srv(name).stream().sorted(ORDER).toList()) {
      DomainControllerUrl url = url(record);
      if (found.stream().noneMatch(known -> known.url().equals(url))) {
        found.add(new DomainController(url, site));
      }
    }
  }

  private DomainControllerUrl url(SRVRecord record) {
    // The record tells the port of LDAP; that of LDAPS is in none.
    return new DomainControllerUrl(
        search.security() == DirectorySecurity.LDAPS
            ? "ldaps://" + host(record)
            : "ldap://"
                + host(record)
                + (record.getPort() == LDAP_PORT ? "" : ":" + record.getPort()));
  }

  private static String host(SRVRecord record) {
    return record.getTarget().toString(true);
  }
}
