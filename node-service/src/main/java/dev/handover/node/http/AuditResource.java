package dev.handover.node.http;

import dev.handover.api.node.AuditApi;
import dev.handover.node.domain.Role;
import dev.handover.node.domain.audit.AuditTrail;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.RestResponse;

/** The audit, for those who keep a copy of it. */
class AuditResource implements AuditApi {
  private final AuditTrail trail;

  AuditResource(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<String> exportAudit(Long after) {
    return StreamedText.lines(line -> trail.read(after, line));
  }
}
