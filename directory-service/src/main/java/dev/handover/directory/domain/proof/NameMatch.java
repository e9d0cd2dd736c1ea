package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.DistinguishedName;
import dev.handover.directory.domain.LegacyExchangeDn;
import dev.handover.directory.domain.Rdn;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a value names a server. Whole components count: EXCH1 is in neither EXCH10, EXCH1-OLD nor
 * an organisation that bears its name.
 */
final class NameMatch {
  /** DN with binary or string (MS-ADTS, sections 3.1.1.2.2.2.8 and 9). */
  private static final Pattern DN_WITH_MORE =
      Pattern.compile("[BS]:\\d+:[^:]*:(.*)", Pattern.DOTALL);

  /** An address of type X500 holds a legacyExchangeDN. */
  private static final Pattern X500 = Pattern.compile("[xX]500:(/.*)", Pattern.DOTALL);

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}._-]+");
  private static final Pattern EDGES = Pattern.compile("^[.-]+|[.-]+$");

  /** Longer texts are no names; their beginning is looked at. */
  private static final int LONGEST = 20_000;

  private final OldServer server;
  private final Predicate<DistinguishedName> isServer;
  private final List<String> names;

  /**
   * Names of this server.
   *
   * @param isServer whether an entry that bears the name is a server, or is not there any more
   */
  NameMatch(OldServer server, Predicate<DistinguishedName> isServer) {
    this.server = server;
    this.isServer = isServer;
    this.names =
        Stream.of(server.names().computer(), server.names().server())
            .map(CaseFolding::fold)
            .distinct()
            .toList();
  }

  /** How a value of an attribute with DN syntax names it. */
  Optional<NameKind> inName(String value) {
    Matcher more = DN_WITH_MORE.matcher(value);
    return DistinguishedName.tryParse(more.matches() ? more.group(1) : value)
        .filter(this::names)
        .map(dn -> NameKind.DN);
  }

  private boolean names(DistinguishedName dn) {
    if (server.owns(dn)) {
      return true;
    }
    List<Rdn> rdns = dn.rdns();
    for (int i = 0; i < rdns.size(); i++) {
      if (isName(rdns.get(i).value()) && isServer.test(dn.ancestor(i))) {
        return true;
      }
    }
    return false;
  }

  boolean isName(String text) {
    return names.contains(CaseFolding.fold(text));
  }

  private boolean isDnsName(String text) {
    return server.dnsName().filter(name -> CaseFolding.same(name, text)).isPresent();
  }

  /** How a service principal name ({@code class/host[:port][/name]}) names it. */
  Optional<NameKind> inPrincipalName(String value) {
    String[] parts = value.split("/", -1);
    return Stream.of(parts)
        .skip(1)
        .map(part -> part.replaceFirst(":.*", ""))
        .filter(host -> isName(host) || isDnsName(host))
        .findFirst()
        .map(host -> NameKind.SPN);
  }

  /** How a text names it. */
  Optional<NameKind> inText(String value) {
    Matcher x500 = X500.matcher(value);
    String text = x500.matches() ? x500.group(1) : value;
    Optional<LegacyExchangeDn> legacy = LegacyExchangeDn.tryParse(text);
    if (legacy.isPresent()) {
      return server
          .legacyDn()
          .flatMap(own -> legacy.get().rebase(own, own))
          .map(dn -> NameKind.LEGACY_DN);
    }
    if (isName(text)) {
      return Optional.of(NameKind.NAME);
    }
    if (text.indexOf('=') > 0 && text.indexOf(',') > 0) {
      Optional<DistinguishedName> dn = DistinguishedName.tryParse(text);
      if (dn.isPresent()) {
        return dn.filter(this::names).map(found -> NameKind.DN);
      }
    }
    return inWords(text.substring(0, Math.min(text.length(), LONGEST)));
  }

  private Optional<NameKind> inWords(String text) {
    List<String> words =
        BETWEEN_WORDS.splitAsStream(text).map(word -> EDGES.matcher(word).replaceAll("")).toList();
    if (words.stream().anyMatch(this::isDnsName)) {
      return Optional.of(NameKind.DNS_NAME);
    }
    boolean named = words.stream().anyMatch(this::isName);
    return named ? Optional.of(NameKind.TEXT) : Optional.empty();
  }
}
