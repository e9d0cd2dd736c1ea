package dev.handover.orchestrator.adapter.client;

import static dev.handover.orchestrator.adapter.client.GarbledAnswer.body;

import dev.handover.api.node.ChecksApi;
import dev.handover.api.node.DisksApi;
import dev.handover.api.node.NodeApi;
import dev.handover.api.node.model.CheckItem;
import dev.handover.api.node.model.CheckRequest;
import dev.handover.api.node.model.DiskState;
import dev.handover.api.node.model.DiskStatus;
import dev.handover.api.node.model.NetworkExpectation;
import dev.handover.orchestrator.domain.AddressMode;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.DiskRef;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.ServiceName;
import dev.handover.orchestrator.domain.readiness.DiskFindings.Reservation;
import dev.handover.orchestrator.domain.readiness.DiskFindings.SeenDisk;
import dev.handover.orchestrator.domain.readiness.HostFindings.Checked;
import dev.handover.orchestrator.domain.readiness.HostFindings.Outcome;
import dev.handover.orchestrator.domain.readiness.NodeReadings;
import dev.handover.orchestrator.domain.readiness.ProofFindings.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What node-services tell beyond a move, over HTTP. */
@ApplicationScoped
class HttpNodeReadings implements NodeReadings {
  /** Kerberos allows 300. */
  private static final int CLOCK_SKEW_SECONDS = 60;

  private static final int PERCENT = 100;

  private final Targets targets;

  @Inject
  HttpNodeReadings(Targets targets) {
    this.targets = targets;
  }

  @Override
  public Answer<List<Checked>> check(NodeRef node, Group group) {
    Target target = targets.node(node);
    return Outcomes.answer(
        target,
        () ->
            body(target.api(ChecksApi.class).runChecks(request(group))).items().stream()
                .filter(item -> concerns(group, item))
                .map(HttpNodeReadings::checked)
                .toList());
  }

  /** A node asks for MSDTC when it is told of nothing else, and not every application needs it. */
  private static boolean concerns(Group group, CheckItem item) {
    return !item.name().equals("service-always-running")
        || !group.profile().inventory().services().isEmpty();
  }

  private static List<String> names(List<ServiceName> services) {
    return services.stream().map(ServiceName::value).toList();
  }

  /** The profile's inventory begins with the services that run on both servers all the time. */
  private static CheckRequest request(Group group) {
    return new CheckRequest(
        names(group.profile().serviceNames()),
        names(group.profile().inventory().services()),
        group.disk().id(),
        group.address() instanceof AddressMode.Floating floating ? floating.ip() : null,
        group
            .cluster()
            .map(c -> new NetworkExpectation(c.publicInterface(), null, c.dnsServers()))
            .orElse(null),
        HttpHostClient.hotfixes(group.profile().inventory().hotfixes()),
        List.of(),
        List.of(),
        CLOCK_SKEW_SECONDS);
  }

  private static Checked checked(CheckItem item) {
    return new Checked(
        item.name(),
        Optional.ofNullable(item.subject()),
        Outcome.valueOf(item.outcome().name()),
        item.evidence(),
        Objects.requireNonNullElse(item.cure(), ""));
  }

  @Override
  public Answer<SeenDisk> disk(NodeRef node, DiskRef disk) {
    Target target = targets.node(node);
    return Outcomes.answer(target, () -> seen(body(target.api(DisksApi.class).getDisk(disk.id()))));
  }

  private static SeenDisk seen(DiskStatus status) {
    return new SeenDisk(
        status.state() == DiskState.ONLINE,
        Optional.ofNullable(status.heldBy()),
        free(status.freeBytes(), status.totalBytes()),
        Optional.ofNullable(status.reservation())
            .map(reservation -> Reservation.valueOf(reservation.state().name())));
  }

  private static Optional<Integer> free(@Nullable Long free, @Nullable Long total) {
    return free == null || total == null || total <= 0
        ? Optional.empty()
        : Optional.of((int) (PERCENT * (double) free / total));
  }

  @Override
  public Answer<Optional<Lease>> lease(NodeRef node, GroupName group) {
    Target target = targets.node(node);
    return Outcomes.answer(
        target,
        () -> NodeViews.heldLease(target, group).map(lease -> new Lease(lease.expiresAt())));
  }

  @Override
  public Answer<Optional<Instant>> tokenExpiry(NodeRef node) {
    Target target = targets.node(node);
    return Outcomes.answer(
        target,
        () -> Optional.ofNullable(body(target.api(NodeApi.class).getNode()).tokenExpiresAt()));
  }
}
