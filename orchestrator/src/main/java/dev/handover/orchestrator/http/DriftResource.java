package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.DriftApi;
import dev.handover.api.orchestrator.model.Drift;
import dev.handover.api.orchestrator.model.DriftItem;
import dev.handover.api.orchestrator.model.DriftKind;
import dev.handover.api.orchestrator.model.DriftState;
import dev.handover.orchestrator.app.DriftReports;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeFact;
import dev.handover.orchestrator.domain.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What differs between the two nodes of a group. */
@RunOnVirtualThread
class DriftResource implements DriftApi {
  private static final int MAX_DETAIL = 2100;
  private static final int MAX_ITEMS = 256;

  private final DriftReports drifts;

  DriftResource(DriftReports drifts) {
    this.drifts = drifts;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<Drift> getDrift(String group) {
    DriftReports.Report report = drifts.report(new GroupName(group));
    return RestResponse.ok(
        new Drift(
            report.group().name().value(),
            report.group().primary().name().value(),
            report.group().backup().name().value(),
            report.at(),
            report.drift().compared(),
            report.drift().differences().stream()
                .limit(MAX_ITEMS)
                .map(DriftResource::item)
                .toList()));
  }

  private static DriftItem item(dev.handover.orchestrator.domain.Drift.Difference difference) {
    return new DriftItem(
        DriftKind.valueOf(difference.kind().name()),
        difference.name(),
        DriftState.valueOf(difference.state().name()),
        text(difference.primary()),
        text(difference.backup()),
        difference.detail().map(DriftResource::cut).orElse(null));
  }

  private static @Nullable String text(NodeFact.Value value) {
    return value instanceof NodeFact.Value.Present present ? present.text() : null;
  }

  private static String cut(String text) {
    return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL);
  }
}
