package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.CaseFolding;
import dev.handover.directory.domain.DistinguishedName;
import java.util.List;
import java.util.Optional;

/** What names a server after a move and is right to: with the reason, told apart from leftovers. */
record ExpectedNames(OldServer old, Optional<OldServer> successor) {
  private static final String PRINCIPAL_NAMES = "servicePrincipalName";

  /**
   * One value that names the server.
   *
   * @param classes of the entry
   */
  record Named(
      DistinguishedName dn, List<String> classes, String attribute, NameKind kind, String value) {}

  /** Why the value may stay; empty for a leftover. */
  Optional<String> reason(Named named) {
    if (isPrincipalNames(named) && isAccount(named.dn(), old)) {
      return isLeftBehind(named.value())
          ? Optional.empty()
          : Optional.of("the computer account keeps the names of services that do not move");
    }
    if (old.owns(named.dn())) {
      return Optional.of("the server's own objects and stores keep its name");
    }
    if (isPrincipalNames(named)
        && successor.filter(next -> isAccount(named.dn(), next)).isPresent()) {
      return Optional.of("the names by which clients know the service follow the service");
    }
    if (named.kind() == NameKind.DN && namesTheMachine(named.value())) {
      return Optional.of("it names the machine, which stays, and not the service");
    }
    if (named.classes().stream().anyMatch(name -> CaseFolding.same(name, "dnsNode"))) {
      return Optional.of("clients keep the name; the address behind it is what may move");
    }
    return Optional.empty();
  }

  private static boolean isPrincipalNames(Named named) {
    return CaseFolding.same(named.attribute(), PRINCIPAL_NAMES);
  }

  private static boolean isAccount(DistinguishedName dn, OldServer server) {
    return server.account().filter(dn::equals).isPresent();
  }

  /** The successor answers for this class of service, so the old server must not. */
  private boolean isLeftBehind(String principalName) {
    String serviceClass = serviceClass(principalName);
    NameMatch match = new NameMatch(old, dn -> false);
    return successor.stream()
        .flatMap(next -> next.principalNames().stream())
        .filter(name -> match.inPrincipalName(name).isPresent())
        .anyMatch(name -> CaseFolding.same(serviceClass(name), serviceClass));
  }

  private static String serviceClass(String principalName) {
    int slash = principalName.indexOf('/');
    return slash < 0 ? principalName : principalName.substring(0, slash);
  }

  private boolean namesTheMachine(String value) {
    Optional<DistinguishedName> dn =
        DistinguishedName.tryParse(value.replaceFirst("^[BS]:\\d+:[^:]*:", ""));
    return dn.filter(name -> old.object().filter(name::isAtOrBelow).isEmpty())
        .filter(old::owns)
        .isPresent();
  }
}
