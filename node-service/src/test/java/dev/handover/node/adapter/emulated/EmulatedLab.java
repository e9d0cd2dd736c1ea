package dev.handover.node.adapter.emulated;

import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.TestService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Machines in one folder, with what they share beside them. */
public final class EmulatedLab {
  private final Path root;
  private final ManualTime time;

  public EmulatedLab(Path root, ManualTime time) {
    this.root = root;
    this.time = time;
  }

  /** Opens a machine whose process was gone while the machine stayed up, or that is new. */
  public EmulatedMachine open(String node) {
    return EmulatedMachine.open(setup(node, true), time, time);
  }

  /** Opens a machine after a power cut. */
  public EmulatedMachine boot(String node) {
    return EmulatedMachine.open(setup(node, false), time, time);
  }

  public void writeMachine(String node, String yaml) {
    write(root.resolve(node).resolve("machine.yaml"), yaml);
  }

  public void writeFaults(String node, String yaml) {
    write(root.resolve(node).resolve("faults.yaml"), yaml);
  }

  /** A file that both machines see. */
  public Path shared(String path) {
    return root.resolve("shared").resolve(path);
  }

  /** What Disk Management does, on a machine whose process is gone. */
  void bringOnlineForGood(String node, String disk, String mountPoint) {
    MachineFolder folder = new MachineFolder(root.resolve(node), "generic", Optional.empty());
    MachineState.OnlineDisk online = new MachineState.OnlineDisk(mountPoint, 0, true);
    folder.save(folder.state().withDisk(disk, online));
  }

  private EmulatedMachine.Setup setup(String node, boolean stayedUp) {
    return new EmulatedMachine.Setup(
        node, root.resolve(node), root.resolve("shared"), "generic", stayedUp);
  }

  static String yaml(TestService... services) {
    StringBuilder yaml = new StringBuilder("services:\n");
    for (TestService service : services) {
      yaml.append(
          "  - {name: %s, startType: %s, startDelayMillis: %d, stopDelayMillis: %d, dependsOn: %s%s%s}\n"
              .formatted(
                  service.name(),
                  service.startType(),
                  service.startMillis(),
                  service.stopMillis(),
                  service.dependsOn(),
                  service.startFailCode() == 0 ? "" : ", startFailCode: " + service.startFailCode(),
                  service.crashMillis() == 0
                      ? ""
                      : ", crashAfterMillis: " + service.crashMillis()));
    }
    return services.length == 0 ? "services: []\n" : yaml.toString();
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
