package dev.handover.node.adapter.command;

import dev.handover.node.domain.AddressChange;
import dev.handover.node.domain.AddressStatus;
import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Floating addresses that a vendor's tool moves. The tool itself has to see to duplicates; what its
 * exit codes mean is configured, and a code that nobody configured is a fault, shown with the
 * tool's last line. One command at a time.
 */
public final class CommandAddresses implements Addresses {
  private static final int DONE = 0;
  private static final String ADDRESS = "address";
  private static final String NODE = "node";
  private static final String PREFIX_LENGTH = "prefix-length";

  private final String node;
  private final Lines lines;
  private final Codes codes;
  private final CommandRunner runner;

  /**
   * What is configured.
   *
   * @param property under which the keys lie, for messages
   */
  public record Configured(String property, Vectors vectors, Codes codes, Duration limit) {}

  /** Argument vectors; empty ones are not configured, which is refused. */
  public record Vectors(List<String> status, List<String> add, List<String> remove) {
    public Vectors {
      status = List.copyOf(status);
      add = List.copyOf(add);
      remove = List.copyOf(remove);
    }
  }

  /** Exit codes; `present` and `absent` are those of the status command. */
  public record Codes(int present, int absent, List<Integer> inUse) {
    public Codes {
      inUse = List.copyOf(inUse);
      if (present == absent) {
        throw new IllegalArgumentException("present-code and absent-code must differ");
      }
    }
  }

  private record Lines(CommandLine status, CommandLine add, CommandLine remove) {}

  private CommandAddresses(String node, Lines lines, Codes codes, CommandRunner runner) {
    this.node = node;
    this.lines = lines;
    this.codes = codes;
    this.runner = runner;
  }

  /**
   * Reads what is configured.
   *
   * @throws IllegalArgumentException naming the property that is missing or wrong
   */
  public static CommandAddresses of(String node, Configured configured) {
    String property = configured.property();
    Vectors vectors = configured.vectors();
    Set<String> names = Set.of(ADDRESS, NODE);
    Lines lines =
        new Lines(
            CommandLine.parse(property + ".status", vectors.status(), names),
            CommandLine.parse(
                property + ".add", vectors.add(), Set.of(ADDRESS, NODE, PREFIX_LENGTH)),
            CommandLine.parse(property + ".remove", vectors.remove(), names));
    return new CommandAddresses(
        node, lines, configured.codes(), new CommandRunner(configured.limit()));
  }

  @Override
  public synchronized AddressStatus query(FloatingAddress address) {
    CommandEnd end = runner.run(lines.status().with(values(address)));
    if (end instanceof CommandEnd.Exited exited) {
      if (exited.code() == codes.present()) {
        return new AddressStatus(
            address,
            Optional.of(
                new AddressStatus.Binding("command", AddressStatus.Binding.UNKNOWN_PREFIX)));
      }
      if (exited.code() == codes.absent() || codes.inUse().contains(exited.code())) {
        return new AddressStatus(address, Optional.empty());
      }
    }
    throw new RefusedException(
        new Refusal(
            RefusalCode.UNAVAILABLE,
            "Address %s cannot be read: %s.".formatted(address, described(end)),
            "Run the configured status command by hand, then ask again."));
  }

  @Override
  public synchronized AddressChange add(FloatingAddress address, int prefixLength) {
    if (query(address).isPresent()) {
      return new AddressChange.Done();
    }
    Map<String, String> values = values(address);
    values.put(PREFIX_LENGTH, Integer.toString(prefixLength));
    return outcome(address, runner.run(lines.add().with(values)));
  }

  /** The tool is not asked for what is so already: not every tool takes that well. */
  @Override
  public synchronized AddressChange remove(FloatingAddress address) {
    return query(address).isPresent()
        ? outcome(address, runner.run(lines.remove().with(values(address))))
        : new AddressChange.Done();
  }

  private AddressChange outcome(FloatingAddress address, CommandEnd end) {
    if (end instanceof CommandEnd.Exited exited) {
      if (exited.code() == DONE) {
        return new AddressChange.Done();
      }
      if (codes.inUse().contains(exited.code())) {
        return new AddressChange.InUse(address, "another machine (" + exited.lastLine() + ")");
      }
    }
    return new AddressChange.Broken(address, described(end));
  }

  private Map<String, String> values(FloatingAddress address) {
    return new HashMap<>(Map.of(ADDRESS, address.value(), NODE, node));
  }

  private static String described(CommandEnd end) {
    if (end instanceof CommandEnd.Exited exited) {
      return "the tool ended with %d: %s".formatted(exited.code(), exited.lastLine());
    }
    if (end instanceof CommandEnd.TimedOut) {
      return "the tool was ended because it took too long: " + end.lastLine();
    }
    return "the tool " + end.lastLine();
  }
}
