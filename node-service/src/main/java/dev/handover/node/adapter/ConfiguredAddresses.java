package dev.handover.node.adapter;

import dev.handover.node.adapter.command.CommandAddresses;
import dev.handover.node.adapter.windows.net.WindowsAddresses;
import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.Waiting;
import java.time.Duration;
import java.util.List;

/** The addresses of a real machine, behind the adapter that is configured. */
final class ConfiguredAddresses {
  private static final String PROPERTY = "handover.node.address.command";

  private ConfiguredAddresses() {}

  /**
   * Reads the configuration.
   *
   * @throws IllegalStateException naming the key that is wrong, and the cure
   */
  static Addresses of(NodeConfig.Node node, Waiting waiting) {
    AddressConfig address = node.address();
    return switch (address.adapter()) {
      case WINDOWS -> WindowsAddresses.ofThisMachine(address.interfaceName(), waiting);
      case COMMAND -> command(node.name(), address.command());
    };
  }

  static Addresses command(String node, AddressConfig.Tool tool) {
    try {
      return CommandAddresses.of(
          node,
          new CommandAddresses.Configured(
              PROPERTY,
              new CommandAddresses.Vectors(
                  tool.status().orElse(List.of()),
                  tool.add().orElse(List.of()),
                  tool.remove().orElse(List.of())),
              new CommandAddresses.Codes(
                  tool.presentCode(), tool.absentCode(), tool.inUseCodes().orElse(List.of())),
              Duration.ofSeconds(tool.timeoutSeconds())));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "handover.node.address.adapter=command: " + e.getMessage(), e);
    }
  }
}
