package dev.handover.node.domain;

import dev.handover.node.domain.Expectations.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is right for a node's networks: the public one first in the binding order and without
 * registration in DNS, no DNS servers and no NetBIOS on the interconnect (configuration guide), and
 * the group's DNS server asked first (Q263029).
 */
public final class NetworkRules {
  private static final String READ_CURE = "Look at the network connections on the machine itself.";

  private final Network expected;
  private final Reading<List<HostInterface>> interfaces;

  public NetworkRules(Network expected, Reading<List<HostInterface>> interfaces) {
    this.expected = expected;
    this.interfaces = interfaces;
  }

  /** Every check of the networks, in a fixed order. */
  public List<CheckResult> check(Optional<FloatingAddress> address) {
    List<CheckResult> results = new ArrayList<>();
    results.add(bindingOrder());
    results.add(onPublic("dns-search-order", this::searchOrder));
    results.add(onPublic("public-dns-registration", NetworkRules::registration));
    results.add(onInterconnect("interconnect-dns", NetworkRules::interconnectDns));
    results.add(onInterconnect("interconnect-netbios", NetworkRules::netbios));
    results.add(addressInterface(address));
    return results;
  }

  private CheckResult onPublic(String name, Function<HostInterface, CheckResult> rule) {
    return on(name, expected.publicInterface(), "public interface", rule);
  }

  private CheckResult onInterconnect(String name, Function<HostInterface, CheckResult> rule) {
    return on(name, expected.interconnect(), "interconnect", rule);
  }

  private CheckResult on(
      String name,
      Optional<String> wanted,
      String what,
      Function<HostInterface, CheckResult> rule) {
    if (wanted.isEmpty()) {
      return CheckResult.check(name).notApplicable("The request names no " + what + ".");
    }
    CheckResult.Check check = CheckResult.check(name, wanted.get());
    return read(
        check,
        found -> named(found, wanted.get()).map(rule).orElseGet(() -> missing(check, found)));
  }

  private CheckResult read(
      CheckResult.Check check, Function<List<HostInterface>, CheckResult> rule) {
    return interfaces.fold(rule, why -> check.unknown(why, READ_CURE), check::notApplicable);
  }

  private static Optional<HostInterface> named(List<HostInterface> found, String name) {
    return found.stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
  }

  private static CheckResult missing(CheckResult.Check check, List<HostInterface> found) {
    String names =
        found.stream().map(HostInterface::name).collect(Collectors.joining("', '", "'", "'"));
    return check.failed(
        "No connected interface has this name; there are " + names + ".",
        "Plug it in and enable it, or correct the name.");
  }

  private CheckResult bindingOrder() {
    return onPublic("binding-order", this::isFirst);
  }

  private CheckResult isFirst(HostInterface ours) {
    CheckResult.Check check = CheckResult.check("binding-order", ours.name());
    return read(
        check,
        found -> {
          List<HostInterface> ahead =
              found.stream()
                  .filter(other -> !other.equals(ours) && other.rank() <= ours.rank())
                  .sorted(Comparator.comparingInt(HostInterface::rank))
                  .toList();
          String order =
              found.stream()
                  .sorted(Comparator.comparingInt(HostInterface::rank))
                  .map(one -> one.name() + " (" + one.rank() + ")")
                  .collect(Collectors.joining(", "));
          return ahead.isEmpty()
              ? check.passed("Order: " + order + ".")
              : check.failed(
                  "'%s' is not behind it. Order: %s.".formatted(ahead.get(0).name(), order),
                  "Move the public interface to the top of the binding order; since Windows Server 2016, give it the"
                      + " smallest interface metric.");
        });
  }

  private CheckResult searchOrder(HostInterface ours) {
    CheckResult.Check check = CheckResult.check("dns-search-order", ours.name());
    List<String> wanted = expected.dnsServers().stream().map(FloatingAddress::value).toList();
    if (wanted.isEmpty()) {
      return check.notApplicable("The request names no DNS servers.");
    }
    List<String> found = ours.dnsServers();
    boolean startsRight =
        found.size() >= wanted.size() && found.subList(0, wanted.size()).equals(wanted);
    String evidence = "DNS servers are asked in the order " + list(found) + ".";
    return startsRight
        ? check.passed(evidence)
        : check.failed(evidence, "Set the search order to " + list(wanted) + " on this interface.");
  }

  private static CheckResult registration(HostInterface ours) {
    CheckResult.Check check = CheckResult.check("public-dns-registration", ours.name());
    return ours.registersInDns()
        ? check.failed(
            "It registers its addresses in DNS, the floating one among them.",
            "Clear \"Register this connection's addresses in DNS\" in the interface's DNS settings.")
        : check.passed("It does not register its addresses in DNS.");
  }

  private static CheckResult interconnectDns(HostInterface ours) {
    CheckResult.Check check = CheckResult.check("interconnect-dns", ours.name());
    return ours.dnsServers().isEmpty()
        ? check.passed("It has no DNS server.")
        : check.failed(
            "It has the DNS servers " + list(ours.dnsServers()) + ".",
            "Remove the DNS servers from this interface.");
  }

  private static CheckResult netbios(HostInterface ours) {
    CheckResult.Check check = CheckResult.check("interconnect-netbios", ours.name());
    String evidence = "NetBIOS over TCP/IP is " + ours.netbios() + ".";
    return ours.netbios() == HostInterface.Netbios.DISABLED
        ? check.passed(evidence)
        : check.failed(evidence, "Disable NetBIOS over TCP/IP in the interface's WINS settings.");
  }

  private CheckResult addressInterface(Optional<FloatingAddress> address) {
    if (address.isEmpty()) {
      return CheckResult.check("address-interface").notApplicable("The request names no address.");
    }
    CheckResult.Check check = CheckResult.check("address-interface", address.get().value());
    return read(
        check,
        found -> {
          List<String> fitting =
              found.stream()
                  .filter(one -> fits(one, address.get()))
                  .map(HostInterface::name)
                  .toList();
          String evidence = "Interfaces whose network contains it: " + list(fitting) + ".";
          return fitting.size() == 1
              ? check.passed(evidence)
              : check.failed(
                  evidence,
                  "Choose an address of the public network, or name the interface in the node's configuration.");
        });
  }

  private static boolean fits(HostInterface one, FloatingAddress address) {
    return one.prefixes().stream().anyMatch(prefix -> prefix.contains(address));
  }

  private static String list(List<String> values) {
    return values.isEmpty() ? "none" : String.join(", ", values);
  }
}
