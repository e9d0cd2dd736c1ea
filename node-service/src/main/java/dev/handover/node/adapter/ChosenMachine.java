package dev.handover.node.adapter;

import com.sun.jna.Platform;
import dev.handover.node.adapter.emulated.EmulatedMachine;
import dev.handover.node.adapter.probe.SocketProber;
import dev.handover.node.adapter.windows.CompanionFileSystem;
import dev.handover.node.adapter.windows.CompanionHostChecks;
import dev.handover.node.adapter.windows.WindowsEventLog;
import dev.handover.node.adapter.windows.WindowsFileSystem;
import dev.handover.node.adapter.windows.WindowsHostChecks;
import dev.handover.node.adapter.windows.WindowsMachine;
import dev.handover.node.adapter.windows.WindowsServiceControlManager;
import dev.handover.node.adapter.windows.storage.Attachments;
import dev.handover.node.domain.Addresses;
import dev.handover.node.domain.Companion;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.EventLog;
import dev.handover.node.domain.FileSystem;
import dev.handover.node.domain.HostChecks;
import dev.handover.node.domain.Machine;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.Waiting;
import dev.handover.node.domain.probe.Prober;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The sides of the machine that this process was configured for. */
record ChosenMachine(
    ServiceControlManager services,
    Disks disks,
    Addresses addresses,
    Machine machine,
    EventLog eventLog,
    FileSystem files,
    HostChecks hostChecks,
    Prober prober) {

  static ChosenMachine of(EmulatedMachine machine) {
    return new ChosenMachine(
        machine.services(),
        machine.disks(),
        machine.addresses(),
        machine,
        machine.eventLog(),
        machine.files(),
        machine.hostChecks(),
        machine.prober());
  }

  static ChosenMachine windows(NodeConfig config, InstantSource clock, Waiting waiting) {
    if (!Platform.isWindows()) {
      throw new IllegalStateException(
          "handover.node.adapter=windows needs Windows: set handover.node.adapter=emulated and handover.mode=lab"
              + " to try things out here");
    }
    NodeConfig.Node node = config.node();
    refuseOwnSwitches(node);
    Machine machine = new WindowsMachine(UuidV7.next(clock));
    Attachments attachments =
        new FileAttachments(config.dataDir().resolve("attachments.json"), machine.bootId());
    return new ChosenMachine(
        new WindowsServiceControlManager(node.windows().machine().orElse(null)),
        ConfiguredDisks.of(node, attachments, waiting),
        ConfiguredAddresses.of(node, waiting),
        machine,
        new WindowsEventLog(node.windows().machine()),
        files(node),
        hostChecks(node, clock),
        new SocketProber(clock));
  }

  private static FileSystem files(NodeConfig.Node node) {
    return node.windows()
        .machine()
        .<FileSystem>map(CompanionFileSystem::new)
        .orElseGet(WindowsFileSystem::new);
  }

  private static HostChecks hostChecks(NodeConfig.Node node, InstantSource clock) {
    return node.windows()
        .machine()
        .<HostChecks>map(CompanionHostChecks::new)
        .orElseGet(() -> new WindowsHostChecks(clock));
  }

  private static void refuseOwnSwitches(NodeConfig.Node node) {
    List<String> ownDisks =
        node.disks().entrySet().stream()
            .filter(disk -> disk.getValue().adapter() != NodeConfig.DiskAdapter.COMMAND)
            .map(Map.Entry::getKey)
            .toList();
    boolean ownAddress = node.address().adapter() != AddressConfig.Kind.COMMAND;
    node.windows()
        .machine()
        .map(machine -> new Companion(machine, ownDisks, ownAddress).faults())
        .filter(faults -> !faults.isEmpty())
        .ifPresent(
            faults -> {
              throw new IllegalStateException(String.join("; ", faults));
            });
  }
}
