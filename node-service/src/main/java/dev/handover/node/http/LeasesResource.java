package dev.handover.node.http;

import dev.handover.api.node.LeasesApi;
import dev.handover.api.node.model.Lease;
import dev.handover.api.node.model.LeaseList;
import dev.handover.api.node.model.LeaseRequest;
import dev.handover.api.node.model.LeaseState;
import dev.handover.node.app.Audit;
import dev.handover.node.app.LeaseKeeper;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.Holdings;
import dev.handover.node.domain.Role;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.SourceLease;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** Source leases. */
class LeasesResource implements LeasesApi {
  private final LeaseKeeper leases;
  private final Callers callers;
  private final Audit audit;

  LeasesResource(LeaseKeeper leases, Callers callers, Audit audit) {
    this.leases = leases;
    this.callers = callers;
    this.audit = audit;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<LeaseList> listLeases() {
    return RestResponse.ok(
        new LeaseList(leases.all().stream().map(LeasesResource::shown).toList()));
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<Lease> putLease(String group, LeaseRequest asked) {
    Fence fence = callers.fence(asked.fence());
    if (!fence.group().value().equals(group)) {
      throw Parsed.invalid("/fence/group", "is not the group of the path, " + group);
    }
    Duration time = time(asked.seconds());
    LeaseKeeper.Renewal renewal =
        new LeaseKeeper.Renewal(time, holdings(asked), Optional.ofNullable(asked.replaces()));
    Supplier<SourceLease> change =
        time.isZero() ? () -> leases.end(fence) : () -> leases.renew(fence, renewal);
    return RestResponse.ok(
        shown(
            audit.record(
                fence,
                "lease of " + asked.seconds() + " s",
                change,
                lease -> lease.state() + " until " + lease.expiresAt())));
  }

  private static Duration time(int seconds) {
    Duration time = Duration.ofSeconds(seconds);
    boolean tooShort = time.compareTo(SourceLease.SHORTEST) < 0;
    if (!time.isZero() && (tooShort || time.compareTo(SourceLease.LONGEST) > 0)) {
      throw Parsed.invalid("/seconds", "must be 0, or 15 to 3600");
    }
    return time;
  }

  private static Holdings holdings(LeaseRequest asked) {
    return new Holdings(
        asked.services().stream()
            .map(name -> Parsed.value("/services", name, ServiceName::new))
            .toList(),
        Optional.ofNullable(asked.disk()).map(text -> Parsed.value("/disk", text, DiskId::new)),
        Optional.ofNullable(asked.address()).map(text -> Parsed.floating("/address", text)));
  }

  private static Lease shown(SourceLease lease) {
    return new Lease(
        lease.fence().group().value(),
        lease.fence().epoch().value(),
        LeaseState.valueOf(lease.state().name()),
        lease.expiresAt(),
        lease.detail().substring(0, Math.min(lease.detail().length(), 2000)));
  }
}
