package dev.handover.node.domain;

import java.util.List;

/**
 * A network interface of the machine.
 *
 * @param id the machine's own number for it (Windows: the LUID), valid as long as it is there
 * @param name the name that people gave it, such as `Public LAN`
 * @param guid its GUID without braces, upper case
 * @param usable whether it is up and leads out of the machine
 * @param networks the networks of the addresses that it has
 */
public record NetworkInterface(
    long id, String name, String guid, boolean usable, List<Subnet> networks) {
  public NetworkInterface {
    networks = List.copyOf(networks);
  }

  /** Whether a setting means this one: its name or its GUID, with or without braces. */
  boolean isCalled(String setting) {
    return name.equalsIgnoreCase(setting) || guid.equalsIgnoreCase(setting.replaceAll("[{}]", ""));
  }

  /** Whether the address lies in one of its networks. */
  boolean reaches(FloatingAddress address) {
    return networks.stream()
        .filter(network -> network.prefixLength() > 0)
        .anyMatch(network -> network.contains(address));
  }
}
