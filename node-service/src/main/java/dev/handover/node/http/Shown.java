package dev.handover.node.http;

import dev.handover.api.node.model.AddressState;
import dev.handover.api.node.model.AddressStatus;
import dev.handover.api.node.model.DiskReservation;
import dev.handover.api.node.model.DiskState;
import dev.handover.api.node.model.DiskStatus;
import dev.handover.api.node.model.OpenFile;
import dev.handover.api.node.model.ReservationState;
import dev.handover.api.node.model.SanPolicy;
import dev.handover.api.node.model.ServiceState;
import dev.handover.api.node.model.ServiceStatus;
import dev.handover.api.node.model.StartType;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.WindowsError;
import org.jspecify.annotations.Nullable;

/** Domain values as the contract shows them. */
final class Shown {
  private static final int MAX_OPEN_FILES = 1000;

  private Shown() {}

  static ServiceStatus service(dev.handover.node.domain.ServiceStatus status) {
    dev.handover.node.domain.ServiceStatus.Progress progress = status.progress();
    WindowsError exit = status.lastExit();
    return new ServiceStatus(
        status.name().value(),
        ServiceState.valueOf(status.state().name()),
        StartType.valueOf(status.startType().name()),
        status.processId(),
        progress == null ? null : progress.checkpoint(),
        progress == null ? null : progress.waitHintMillis(),
        exit.isNone() ? null : exit.code(),
        exit.isNone() ? null : exit.text(),
        status.dependsOn().stream().map(ServiceName::value).toList());
  }

  static DiskStatus disk(dev.handover.node.domain.DiskStatus status) {
    dev.handover.node.domain.DiskStatus.Particulars known = status.particulars();
    dev.handover.node.domain.DiskStatus.Space space = known.space();
    return new DiskStatus(
        status.id().value(),
        DiskState.valueOf(status.state().name()),
        status.mountPoint(),
        status.heldBy(),
        status.openFiles().stream()
            .limit(MAX_OPEN_FILES)
            .map(file -> new OpenFile(file.path(), file.holder()))
            .toList(),
        space == null ? null : space.freeBytes(),
        space == null ? null : space.totalBytes(),
        reservation(known.reservation()),
        known.sanPolicy() == null ? null : SanPolicy.valueOf(known.sanPolicy().name()));
  }

  private static @Nullable DiskReservation reservation(
      dev.handover.node.domain.@Nullable DiskReservation found) {
    return found == null
        ? null
        : new DiskReservation(
            ReservationState.valueOf(found.state().name()), found.key(), found.holder());
  }

  static AddressStatus address(dev.handover.node.domain.AddressStatus status) {
    return new AddressStatus(
        status.address().value(),
        status.isPresent() ? AddressState.PRESENT : AddressState.ABSENT,
        status
            .binding()
            .map(dev.handover.node.domain.AddressStatus.Binding::interfaceName)
            .orElse(null),
        status
            .binding()
            .map(dev.handover.node.domain.AddressStatus.Binding::prefixLength)
            .filter(
                length -> length != dev.handover.node.domain.AddressStatus.Binding.UNKNOWN_PREFIX)
            .orElse(null));
  }
}
