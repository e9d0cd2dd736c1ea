package dev.handover.node.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * A node that stands for another machine, which is too old to run this service: it drives that
 * machine's service manager over the network. A disk or an address that Windows itself switched
 * would be this machine's own, so both have to be left to commands.
 *
 * @param machine the other machine's name
 * @param ownDisks disks that are not left to commands
 * @param ownAddress whether floating addresses are not left to commands
 */
public record Companion(String machine, List<String> ownDisks, boolean ownAddress) {
  private static final int MAX_NAME = 255;

  public Companion {
    ownDisks = List.copyOf(ownDisks);
  }

  /** What forbids a start, each with the property and the cure; empty when it may start. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!machine.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || machine.length() > MAX_NAME) {
      faults.add(
          "handover.node.windows.machine is not a machine's name: '%s': write its NetBIOS or DNS name"
              .formatted(machine));
    }
    for (String disk : ownDisks) {
      faults.add(
          "handover.node.disks.\"%s\".adapter must be 'command', because this node drives %s and not its own disks: set it, and its commands"
              .formatted(disk, machine));
    }
    if (ownAddress) {
      faults.add(
          "handover.node.address.adapter must be 'command', because this node drives %s and not its own interfaces: set it, and its commands"
              .formatted(machine));
    }
    return List.copyOf(faults);
  }
}
