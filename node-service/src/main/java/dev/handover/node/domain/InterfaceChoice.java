package dev.handover.node.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** On which interface an address belongs. Pure; never guesses between two. */
public sealed interface InterfaceChoice {

  /** This one. */
  record Chosen(NetworkInterface found) implements InterfaceChoice {}

  /** None, or more than one. */
  record Unclear(String reason) implements InterfaceChoice {}

  /**
   * Chooses the interface that is configured, else the one usable interface that has the address's
   * network.
   */
  static InterfaceChoice of(
      List<NetworkInterface> all, FloatingAddress address, Optional<String> configured) {
    return configured
        .map(setting -> named(all, setting))
        .orElseGet(() -> onlyOne(reaching(all, address), "has a network with " + address));
  }

  private static InterfaceChoice named(List<NetworkInterface> all, String setting) {
    List<NetworkInterface> called = all.stream().filter(one -> one.isCalled(setting)).toList();
    InterfaceChoice choice = onlyOne(called, "is called '" + setting + "'");
    boolean isDown = called.size() == 1 && !called.get(0).usable();
    return isDown ? new Unclear("interface '" + setting + "' is not up") : choice;
  }

  private static List<NetworkInterface> reaching(
      List<NetworkInterface> all, FloatingAddress address) {
    return all.stream()
        .filter(NetworkInterface::usable)
        .filter(one -> one.reaches(address))
        .toList();
  }

  private static InterfaceChoice onlyOne(List<NetworkInterface> found, String what) {
    if (found.size() == 1) {
      return new Chosen(found.get(0));
    }
    String names = found.stream().map(NetworkInterface::name).collect(Collectors.joining(", "));
    return new Unclear(
        found.isEmpty()
            ? "no interface " + what
            : "more than one interface " + what + ": " + names);
  }
}
