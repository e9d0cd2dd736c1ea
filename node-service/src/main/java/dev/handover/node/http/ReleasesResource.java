package dev.handover.node.http;

import dev.handover.api.node.ReleasesApi;
import dev.handover.api.node.model.ReleaseConfirmation;
import dev.handover.api.node.model.ReleaseRequest;
import dev.handover.node.app.Audit;
import dev.handover.node.app.ReleaseProof;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FloatingAddress;
import dev.handover.node.domain.NodeIdentity;
import dev.handover.node.domain.Role;
import dev.handover.node.domain.ServiceName;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Proof that this node let go. */
class ReleasesResource implements ReleasesApi {
  private final ReleaseProof proof;
  private final NodeIdentity identity;
  private final Callers callers;
  private final Audit audit;

  ReleasesResource(ReleaseProof proof, NodeIdentity identity, Callers callers, Audit audit) {
    this.proof = proof;
    this.identity = identity;
    this.callers = callers;
    this.audit = audit;
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<ReleaseConfirmation> confirmRelease(String group, ReleaseRequest asked) {
    Fence fence = callers.fence(group, asked.epoch(), asked.issuer());
    ReleaseProof.Holdings holdings = holdings(asked);
    ReleaseProof.Confirmation word =
        audit.record(fence, "release", () -> proof.confirm(holdings, fence), done -> "confirmed");
    return RestResponse.ok(
        new ReleaseConfirmation(
            identity.name(), word.bootId(), group, fence.epoch().value(), word.confirmedAt()));
  }

  private static ReleaseProof.Holdings holdings(ReleaseRequest asked) {
    return new ReleaseProof.Holdings(
        asked.services().stream()
            .map(name -> Parsed.value("/services", name, ServiceName::new))
            .toList(),
        Parsed.value("/disk", asked.disk(), DiskId::new),
        Optional.ofNullable(asked.address())
            .map(text -> Parsed.value("/address", text, FloatingAddress::new)));
  }
}
