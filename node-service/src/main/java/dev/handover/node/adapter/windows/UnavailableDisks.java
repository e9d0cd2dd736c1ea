package dev.handover.node.adapter.windows;

import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import java.util.Optional;

/**
 * This release does not switch disks on Windows; it says so (503 `unavailable`) and touches
 * nothing.
 */
public final class UnavailableDisks implements Disks {

  @Override
  public Optional<DiskStatus> query(DiskId disk) {
    throw refused(disk);
  }

  @Override
  public DiskChange bringOnline(DiskId disk, String mountPoint, FencingEpoch epoch) {
    throw refused(disk);
  }

  @Override
  public DiskChange takeOffline(DiskId disk, FencingEpoch epoch) {
    throw refused(disk);
  }

  private static RefusedException refused(DiskId disk) {
    return new RefusedException(
        new Refusal(
            RefusalCode.UNAVAILABLE,
            "This release cannot read or switch disk %s on Windows.".formatted(disk),
            "Switch the disk by hand and attest its release to the orchestrator, or use the emulated node to try things out."));
  }
}
