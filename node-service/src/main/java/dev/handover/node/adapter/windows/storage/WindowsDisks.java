package dev.handover.node.adapter.windows.storage;

import dev.handover.node.domain.DiskChange;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskReservation;
import dev.handover.node.domain.DiskReservation.State;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.DiskStatus.Particulars;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.FencingEpoch;
import dev.handover.node.domain.OpenFile;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.SanPolicy;
import dev.handover.node.domain.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The configured switching disks of this Windows machine, found anew at each call by their GUID or
 * UniqueId. Changes of all disks are done one after the other.
 */
public final class WindowsDisks implements Disks {
  private final Map<DiskId, DiskSelection> selections;
  private final Machine machine;

  /**
   * The machine whose disks they are.
   *
   * @param node the node's name, from which its reservation key is made
   */
  record Machine(
      String node,
      Devices devices,
      OpenFiles openFiles,
      Supplier<Optional<SanPolicy>> sanPolicy,
      Attachments attachments,
      Waiting waiting) {}

  WindowsDisks(Map<DiskId, DiskSelection> selections, Machine machine) {
    this.selections = Map.copyOf(selections);
    this.machine = machine;
  }

  /** The disks of the machine that this process runs on. */
  public static WindowsDisks ofThisMachine(
      String node,
      Map<DiskId, DiskSelection> selections,
      Attachments attachments,
      Waiting waiting) {
    Machine machine =
        new Machine(
            node,
            new WindowsDevices(),
            new WindowsOpenFiles(),
            PartitionManagerPolicy::read,
            attachments,
            waiting);
    return new WindowsDisks(selections, machine);
  }

  @Override
  public Optional<DiskStatus> query(DiskId disk) {
    try {
      Optional<WindowsDisk> found = open(disk);
      return found.isEmpty() ? Optional.empty() : Optional.of(statusAndClose(disk, found.get()));
    } catch (StorageException | AmbiguousDiskException e) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.UNAVAILABLE,
              "Disk %s cannot be read: %s.".formatted(disk, e.getMessage()),
              "Look at the machine's disk and its event log; this service must run as an administrator."));
    }
  }

  private DiskStatus statusAndClose(DiskId disk, WindowsDisk found) throws StorageException {
    try (found) {
      return status(disk, found);
    }
  }

  private DiskStatus status(DiskId disk, WindowsDisk open) throws StorageException {
    DiskReservation reservation = open.reservation();
    @Nullable SanPolicy policy = machine.sanPolicy().get().orElse(null);
    if (open.isOffline()) {
      @Nullable String holder = reservation.state() == State.OTHERS ? reservation.holder() : null;
      return new DiskStatus(disk, DiskState.OFFLINE, null, holder, List.of())
          .with(new Particulars(null, reservation, policy));
    }
    Optional<String> mountPoint = open.mountPoint();
    List<OpenFile> remote =
        mountPoint
            .map(letter -> machine.openFiles().remote(machine.devices().root(letter)))
            .orElse(List.of());
    String holder = reservation.state() == State.OTHERS ? reservation.holder() : machine.node();
    return new DiskStatus(disk, DiskState.ONLINE, mountPoint.orElse(null), holder, remote)
        .with(
            new Particulars(
                mountPoint.flatMap(machine.devices()::space).orElse(null), reservation, policy));
  }

  @Override
  public DiskChange bringOnline(DiskId disk, String mountPoint, FencingEpoch epoch) {
    return change(disk, open -> open.bringOnline(mountPoint));
  }

  @Override
  public DiskChange preempt(DiskId disk) {
    return change(disk, WindowsDisk::preempt);
  }

  @Override
  public DiskChange takeOffline(DiskId disk, FencingEpoch epoch) {
    return change(disk, WindowsDisk::takeOffline);
  }

  private synchronized DiskChange change(DiskId disk, Function<WindowsDisk, DiskChange> act) {
    Optional<WindowsDisk> found;
    try {
      found = open(disk);
    } catch (AmbiguousDiskException e) {
      return new DiskChange.Broken(disk, String.valueOf(e.getMessage()));
    }
    if (found.isEmpty()) {
      return new DiskChange.Broken(disk, "it is not visible to this machine any more");
    }
    try (WindowsDisk open = found.get()) {
      return act.apply(open);
    }
  }

  private Optional<WindowsDisk> open(DiskId disk) throws AmbiguousDiskException {
    @Nullable DiskSelection selection = selections.get(disk);
    if (selection == null) {
      return Optional.empty();
    }
    WindowsDisk.Setting setting =
        new WindowsDisk.Setting(
            machine.devices(),
            machine.openFiles(),
            machine.waiting(),
            machine.attachments(),
            ReservationKey.ofNode(machine.node()),
            selection.reservation());
    return selection.open(machine.devices()).map(device -> new WindowsDisk(disk, device, setting));
  }
}
