package dev.handover.node.app;

import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings a switching disk online or takes it offline, however often it is asked. The epoch is
 * promised before anything is done. A disk has one group on this machine.
 */
@ApplicationScoped
public class DiskSwitch {
  private final Disks disks;
  private final DiskClaims claims;
  private final EpochGate gate;

  public DiskSwitch(Disks disks, DiskClaims claims, EpochGate gate) {
    this.disks = disks;
    this.claims = claims;
    this.gate = gate;
  }

  /** The disk as it is now; refused with disk-not-found when this machine does not know it. */
  public DiskStatus look(DiskId disk) {
    return disks.query(disk).orElseThrow(() -> unknown(disk));
  }

  /** Attaches and mounts the disk; refused with disk-in-use while it is mounted elsewhere. */
  public DiskStatus bringOnline(DiskId disk, String mountPoint, Fence fence) {
    return serve(disk, fence, () -> attach(disk, mountPoint, fence));
  }

  /**
   * Attaches and mounts the disk, and takes its reservation from whoever holds it if that stands in
   * the way. The caller has set the safeguard aside by name.
   */
  public DiskStatus takeOver(DiskId disk, String mountPoint, Fence fence) {
    return serve(disk, fence, () -> preemptAndBringOnline(disk, mountPoint, fence));
  }

  private DiskChange preemptAndBringOnline(DiskId disk, String mountPoint, Fence fence) {
    DiskChange found = attach(disk, mountPoint, fence);
    if (!(found instanceof DiskChange.HeldElsewhere)) {
      return found;
    }
    DiskChange preempted = disks.preempt(disk);
    return preempted.refusal().isPresent() ? preempted : attach(disk, mountPoint, fence);
  }

  /** Mounting it at another place would take the present one away from those with files open. */
  private DiskChange attach(DiskId disk, String mountPoint, Fence fence) {
    Optional<String> other =
        disks
            .query(disk)
            .filter(found -> found.state() == DiskState.ONLINE)
            .map(DiskStatus::mountPoint)
            .filter(found -> !found.equalsIgnoreCase(mountPoint));
    return other.isPresent()
        ? new DiskChange.MountedElsewhere(disk, other.get(), mountPoint)
        : disks.bringOnline(disk, mountPoint, fence.epoch());
  }

  /** Dismounts and detaches the disk. */
  public DiskStatus takeOffline(DiskId disk, Fence fence) {
    admit(disk, fence);
    return after(
        disk,
        gate.act(
            fence,
            () ->
                claims.release(disk, fence.group(), () -> disks.takeOffline(disk, fence.epoch()))));
  }

  private DiskStatus serve(DiskId disk, Fence fence, Supplier<DiskChange> act) {
    admit(disk, fence);
    return after(disk, gate.serve(fence, () -> claims.claim(disk, fence.group(), act)));
  }

  private void admit(DiskId disk, Fence fence) {
    look(disk);
    gate.admit(fence);
  }

  private DiskStatus after(DiskId disk, DiskChange change) {
    change
        .refusal()
        .ifPresent(
            refusal -> {
              throw new RefusedException(refusal);
            });
    return look(disk);
  }

  static RefusedException unknown(DiskId disk) {
    return new RefusedException(
        new Refusal(
            RefusalCode.DISK_NOT_FOUND,
            "This machine knows no disk %s.".formatted(disk),
            "Check the disk's id in the group, and that the disk is visible to this machine."));
  }
}
