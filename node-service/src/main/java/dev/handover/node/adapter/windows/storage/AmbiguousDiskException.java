package dev.handover.node.adapter.windows.storage;

import java.util.List;

/** Several disks bear the mark of a configured one; none of them is touched. */
final class AmbiguousDiskException extends Exception {
  private static final long serialVersionUID = 1;

  private static final String PATHS = "install MPIO if it is one disk on several paths";

  AmbiguousDiskException(String mark, List<String> disks) {
    super(
        "%d disks have this %s: %s; %s"
            .formatted(disks.size(), mark, String.join(", ", disks), cure(mark)));
  }

  private static String cure(String mark) {
    return mark.equals("GUID")
        ? "name it by unique-id, or " + PATHS
        : "hide the copy from this machine, or " + PATHS;
  }
}
