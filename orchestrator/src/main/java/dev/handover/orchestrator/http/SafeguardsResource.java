package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.SafeguardsApi;
import dev.handover.api.orchestrator.model.Acknowledgement;
import dev.handover.api.orchestrator.model.AcknowledgementRequest;
import dev.handover.api.orchestrator.model.Why;
import dev.handover.api.orchestrator.model.WhyReason;
import dev.handover.orchestrator.app.Detector;
import dev.handover.orchestrator.app.Stability;
import dev.handover.orchestrator.domain.Detection;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Role;
import dev.handover.orchestrator.domain.Suspicion;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** What keeps a group from moving: how often it moved, and why nobody takes it over. */
@RunOnVirtualThread
class SafeguardsResource implements SafeguardsApi {
  private final Stability stability;
  private final Detector detector;
  private final Caller caller;
  private final AuditLog audit;

  SafeguardsResource(Stability stability, Detector detector, Caller caller, AuditLog audit) {
    this.stability = stability;
    this.detector = detector;
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

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<Why> getWhy(String group) {
    Detector.Report report = detector.why(new GroupName(group));
    Detection detection = report.detection();
    Optional<Suspicion> suspicion = detection.suspicion();
    return RestResponse.ok(
        new Why(
            group,
            report.at(),
            Why.ModeEnum.valueOf(report.policy().mode().name()),
            Why.VerdictEnum.valueOf(detection.verdict().name()),
            suspicion.map(s -> s.node().value()).orElse(null),
            suspicion.map(s -> Why.CauseEnum.valueOf(s.cause().name())).orElse(null),
            suspicion.map(Suspicion::since).orElse(null),
            detection.reasons().stream()
                .map(reason -> new WhyReason(reason.code(), PlanView.cut(reason.text())))
                .toList()));
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
