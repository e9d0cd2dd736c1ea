package dev.handover.directory.domain.dns;

import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.Rdn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A name in a zone that a DNS server keeps, written as a distinguished name outside of every
 * directory: {@code DC=exch1,DC=example.test,O=DNS}. A change set so carries updates of DNS servers
 * beside writes to the directory, in one order, with the same before and after.
 *
 * @param zone lower case, without a dot at its end
 * @param record lower case, relative to the zone; {@code @} for the zone itself
 */
public record DnsServerName(String zone, String record) {
  /** The zone itself. */
  public static final String APEX = "@";

  private static final DistinguishedName ROOT = DistinguishedName.parse("O=DNS");
  private static final int LEVELS = 3;

  public DnsServerName {
    zone = zone.toLowerCase(Locale.ROOT);
    record = record.toLowerCase(Locale.ROOT);
  }

  /** A whole zone as a distinguished name: the parent of its names. */
  public static DistinguishedName zoneDn(String zone) {
    return ROOT.child(Rdn.of("DC", zone.toLowerCase(Locale.ROOT)));
  }

  /** Whether a DNS server, not the directory, keeps what has this name. */
  public static boolean isOnServer(DistinguishedName dn) {
    return !dn.isRoot() && dn.rdns().getLast().equals(ROOT.rdn());
  }

  /** Empty for what is no name in a zone of a DNS server. */
  public static Optional<DnsServerName> tryParse(DistinguishedName dn) {
    List<Rdn> rdns = dn.rdns();
    return dn.isBelow(ROOT) && rdns.size() == LEVELS
        ? Optional.of(new DnsServerName(rdns.get(1).value(), rdns.getFirst().value()))
        : Optional.empty();
  }

  public DistinguishedName dn() {
    return zoneDn(zone).child(Rdn.of("DC", record));
  }

  /** The full name, with the dot at its end. */
  public String absolute() {
    return record.equals(APEX) ? zone + "." : record + "." + zone + ".";
  }

  @Override
  public String toString() {
    return absolute();
  }
}
