package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.AccessApi;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.RestResponse;

/** Tells callers who they are, so that the dashboard offers nobody what would be refused. */
class CallerResource implements AccessApi {
  private final Caller caller;

  CallerResource(Caller caller) {
    this.caller = caller;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<dev.handover.api.orchestrator.model.Caller> getCaller() {
    return RestResponse.ok(
        new dev.handover.api.orchestrator.model.Caller(
            caller.actor(),
            dev.handover.api.orchestrator.model.Role.valueOf(caller.role().name()),
            caller
                .reach()
                .groups()
                .map(groups -> groups.stream().map(GroupName::value).sorted().toList())
                .orElse(null)));
  }
}
