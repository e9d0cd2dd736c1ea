package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.DurableFile;
import dev.handover.node.adapter.emulated.MachineFile.AnswerEntry;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.probe.ProbeOutcome;
import dev.handover.node.domain.probe.Prober;
import dev.handover.node.domain.probe.ServiceProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ports of the emulated machines on their network, which no real machine has: a file of the
 * network folder says which loopback port stands for which. What is asked of an address that no
 * emulated machine has goes out to the real network.
 */
final class EmulatedPorts implements Prober {
  private static final String ENDING = ".ports";

  private final MachineFolder folder;
  private final Path network;
  private final String node;
  private final Prober real;
  private final List<EmulatedListener> listeners = new ArrayList<>();

  EmulatedPorts(MachineFolder folder, EmulatedMachine.Setup setup, Prober real) {
    this.folder = folder;
    this.node = setup.node();
    this.real = real;
    this.network =
        setup
            .sharedDir()
            .resolve(Objects.requireNonNullElse(folder.machine().network(), "network"));
  }

  /** Listens on every port of machine.yaml, for as long as this process lives. */
  void open(ServiceControlManager services) {
    List<AnswerEntry> answers = folder.machine().answersOrNone();
    if (answers.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    folder.machine().ownAddresses().forEach(address -> lines.add("address=" + address));
    for (AnswerEntry answer : answers) {
      EmulatedListener listener =
          new EmulatedListener(answer.kind(), () -> serves(services, answer));
      listeners.add(listener);
      lines.add("%d=%d".formatted(answer.port(), listener.port()));
    }
    try {
      Files.createDirectories(network);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new DurableFile(network.resolve(node + ENDING))
        .writeSoon(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private boolean serves(ServiceControlManager services, AnswerEntry answer) {
    return services.query(new ServiceName(answer.service())).state() == ServiceState.RUNNING
        && !folder.faults().mutePorts().contains(answer.port());
  }

  void close() {
    listeners.forEach(EmulatedListener::close);
    listeners.clear();
  }

  @Override
  public ProbeOutcome probe(ServiceProbe probe) {
    Optional<String> owner = ownerOf(probe.host());
    if (owner.isEmpty()) {
      return real.probe(probe);
    }
    String wanted = probe.port() + "=";
    return lines(owner.get() + ENDING).stream()
        .filter(line -> line.startsWith(wanted))
        .map(line -> Integer.parseInt(line.substring(wanted.length())))
        .findFirst()
        .map(port -> real.probe(probe.at(InetAddress.getLoopbackAddress().getHostAddress(), port)))
        .orElseGet(
            () ->
                ProbeOutcome.unreachable(
                    "nothing listens on port %d of %s".formatted(probe.port(), owner.get())));
  }

  private Optional<String> ownerOf(String host) {
    String address = host.contains(":") ? canonical(host) : host;
    Optional<String> floating =
        lines(address.replace(':', '_') + ".owner").stream().filter(s -> !s.isBlank()).findFirst();
    return floating.isPresent() ? floating : machineWith("address=" + address);
  }

  /** What has colons and is no address belongs to nobody. */
  private static String canonical(String host) {
    try {
      return new FloatingAddress(host).value();
    } catch (IllegalArgumentException noAddress) {
      return host;
    }
  }

  private Optional<String> machineWith(String line) {
    if (!Files.isDirectory(network)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(network)) {
      return files
          .map(file -> Objects.toString(file.getFileName()))
          .filter(name -> name.endsWith(ENDING) && lines(name).contains(line))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> lines(String name) {
    return new DurableFile(network.resolve(name))
        .read()
        .map(content -> new String(content, StandardCharsets.UTF_8).lines().toList())
        .orElse(List.of());
  }
}
