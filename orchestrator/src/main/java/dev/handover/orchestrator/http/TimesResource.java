package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.TimesApi;
import dev.handover.api.orchestrator.model.Times;
import dev.handover.orchestrator.app.times.TimesReports;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;

/** How long the operations of a group took, for programs and for people. */
@RunOnVirtualThread
class TimesResource implements TimesApi {
  private final TimesReports reports;

  TimesResource(TimesReports reports) {
    this.reports = reports;
  }

  @Override
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<Times> getTimes(
      @PathParam("group") String group, @QueryParam("window") @DefaultValue("P90D") String window) {
    return RestResponse.ok(report(group, window));
  }

  @GET
  @Produces(Streams.TEXT)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<String> getTimesAsText(
      @PathParam("group") @Named String group,
      @QueryParam("window") @DefaultValue("P90D") @NotNull @Pattern(regexp = "^P[1-9][0-9]{0,3}D$")
          String window) {
    return RestResponse.ResponseBuilder.ok(TimesText.of(report(group, window)))
        .type(Streams.PLAIN)
        .build();
  }

  private Times report(String group, String window) {
    return TimesView.of(reports.report(new GroupName(group), Duration.parse(window)));
  }
}
