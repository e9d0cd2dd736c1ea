package dev.handover.node.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A disk as this machine sees it now.
 *
 * @param mountPoint present while ONLINE
 * @param heldBy the machine that has the disk, when that can be told
 */
public record DiskStatus(
    DiskId id,
    DiskState state,
    @Nullable String mountPoint,
    @Nullable String heldBy,
    List<OpenFile> openFiles) {
  public DiskStatus {
    openFiles = List.copyOf(openFiles);
  }
}
