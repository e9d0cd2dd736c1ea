package dev.handover.node.adapter.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The places in the registry where Windows and its installers write down that a reboot is due. */
final class PendingReboot {
  private static final String CONTROL = "SYSTEM\\CurrentControlSet\\Control\\";
  private static final String VERSION = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\";

  private PendingReboot() {}

  /** Why a reboot is due, each in one sentence; none when none is. */
  static List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    if (RegistryReader.hasKey(VERSION + "Component Based Servicing\\RebootPending")) {
      reasons.add("Windows components were changed and wait for a reboot.");
    }
    if (RegistryReader.hasKey(VERSION + "WindowsUpdate\\Auto Update\\RebootRequired")) {
      reasons.add("Windows Update waits for a reboot.");
    }
    boolean updating =
        RegistryReader.number("SOFTWARE\\Microsoft\\Updates", "UpdateExeVolatile")
            .map(value -> value != 0)
            .orElse(false);
    if (updating) {
      reasons.add("A hotfix waits for a reboot.");
    }
    RegistryReader.value(CONTROL + "Session Manager", "PendingFileRenameOperations")
        .filter(value -> value instanceof String[] files && files.length > 0)
        .ifPresent(value -> reasons.add("Files are replaced at the next boot."));
    Optional<String> active =
        RegistryReader.text(CONTROL + "ComputerName\\ActiveComputerName", "ComputerName");
    Optional<String> next =
        RegistryReader.text(CONTROL + "ComputerName\\ComputerName", "ComputerName");
    if (active.isPresent() && next.isPresent() && !active.get().equalsIgnoreCase(next.get())) {
      reasons.add(
          "The computer's name changes from %s to %s at the next boot."
              .formatted(active.get(), next.get()));
    }
    return reasons;
  }
}
