package dev.handover.orchestrator.adapter.client;

import static dev.handover.orchestrator.adapter.client.GarbledAnswer.body;

import dev.handover.api.node.AddressesApi;
import dev.handover.api.node.DisksApi;
import dev.handover.api.node.LeasesApi;
import dev.handover.api.node.NodeApi;
import dev.handover.api.node.PromisesApi;
import dev.handover.api.node.ServicesApi;
import dev.handover.api.node.model.AddressState;
import dev.handover.api.node.model.DiskReservation;
import dev.handover.api.node.model.DiskState;
import dev.handover.api.node.model.DiskStatus;
import dev.handover.api.node.model.Lease;
import dev.handover.api.node.model.LeaseState;
import dev.handover.api.node.model.Node;
import dev.handover.api.node.model.Promise;
import dev.handover.api.node.model.ServiceStatus;
import dev.handover.orchestrator.domain.AddressMode;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.ServiceName;
import java.util.List;
import java.util.Optional;

/** Puts the answers of a node together to what it has of a group. */
final class NodeViews {
  private NodeViews() {}

  static NodeView read(Target target, Group group) {
    Node node = body(target.api(NodeApi.class).getNode());
    return new NodeView(
        node.name(),
        node.bootId(),
        promised(target, group),
        services(target, group),
        disk(target, group),
        address(target, group));
  }

  /** The group's lease that the node keeps now. */
  static Optional<Lease> heldLease(Target target, GroupName group) {
    return body(target.api(LeasesApi.class).listLeases()).items().stream()
        .filter(lease -> lease.group().equals(group.value()))
        .filter(lease -> lease.state() == LeaseState.HELD)
        .findFirst();
  }

  private static FencingEpoch promised(Target target, Group group) {
    return body(target.api(PromisesApi.class).listPromises()).items().stream()
        .filter(promise -> promise.group().equals(group.name().value()))
        .map(Promise::epoch)
        .findFirst()
        .map(FencingEpoch::new)
        .orElse(FencingEpoch.none());
  }

  private static List<NodeView.Service> services(Target target, Group group) {
    List<String> names = group.profile().serviceNames().stream().map(ServiceName::value).toList();
    return body(target.api(ServicesApi.class).listServices(names)).items().stream()
        .map(NodeViews::service)
        .toList();
  }

  private static NodeView.Service service(ServiceStatus status) {
    return new NodeView.Service(
        new ServiceName(status.name()),
        NodeView.ServiceState.valueOf(status.state().name()),
        NodeView.StartType.valueOf(status.startType().name()));
  }

  private static NodeView.Disk disk(Target target, Group group) {
    DiskStatus status = body(target.api(DisksApi.class).getDisk(group.disk().id()));
    return new NodeView.Disk(
        status.state() == DiskState.ONLINE,
        Optional.ofNullable(status.heldBy()),
        status.openFiles().stream()
            .map(file -> new NodeView.OpenFile(file.path(), file.holder()))
            .toList(),
        reservation(status));
  }

  private static NodeView.Reservation reservation(DiskStatus status) {
    DiskReservation said = status.reservation();
    return said == null
        ? NodeView.Reservation.UNKNOWN
        : NodeView.Reservation.valueOf(said.state().name());
  }

  private static Optional<Boolean> address(Target target, Group group) {
    return group.address() instanceof AddressMode.Floating floating
        ? Optional.of(
            body(target.api(AddressesApi.class).getAddress(floating.ip())).state()
                == AddressState.PRESENT)
        : Optional.empty();
  }
}
