package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.SafeguardsApi;
import dev.handover.api.orchestrator.model.Acknowledgement;
import dev.handover.api.orchestrator.model.AcknowledgementRequest;
import dev.handover.orchestrator.app.Stability;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** How often a group moved, and who let it move again. */
@RunOnVirtualThread
class StabilityResource implements SafeguardsApi {
  private final Stability stability;
  private final Caller caller;
  private final AuditLog audit;

  StabilityResource(Stability stability, Caller caller, AuditLog audit) {
    this.stability = stability;
    this.caller = caller;
    this.audit = audit;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<dev.handover.api.orchestrator.model.Stability> getStability(String group) {
    return answer(stability.report(new GroupName(group)));
  }

  @Override
  @RolesAllowed(Role.APPROVER_NAME)
  public RestResponse<dev.handover.api.orchestrator.model.Stability> acknowledgeMoves(
      String group, AcknowledgementRequest request) {
    String reason = request.reason().strip();
    AuditLog.Change change =
        new AuditLog.Change("acknowledge moves", group, reason, Optional.empty());
    return answer(
        audit.recordOutside(
            change, () -> stability.acknowledge(new GroupName(group), caller.actor(), reason)));
  }

  private static RestResponse<dev.handover.api.orchestrator.model.Stability> answer(
      Stability.Report report) {
    return RestResponse.ok(
        new dev.handover.api.orchestrator.model.Stability(
            report.history().ended().stream().findFirst().orElse(null),
            report.history().dwellsUntil(report.at()).orElse(null),
            report.history().isFlapping(),
            report
                .history()
                .acknowledged()
                .map(a -> new Acknowledgement(a.actor(), a.reason(), a.at()))
                .orElse(null)));
  }
}
