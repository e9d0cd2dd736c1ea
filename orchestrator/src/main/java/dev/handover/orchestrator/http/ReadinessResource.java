package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.ReadinessApi;
import dev.handover.api.orchestrator.model.ReadinessPage;
import dev.handover.api.orchestrator.model.ReadinessReport;
import dev.handover.orchestrator.app.readiness.Readiness;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Whether a group could move now. The contract's interface has the path of all of it. */
@RunOnVirtualThread
class ReadinessResource implements ReadinessApi {
  private static final String LEVEL = "Handover-Readiness";

  private final Readiness readiness;
  private final Caller caller;

  ReadinessResource(Readiness readiness, Caller caller) {
    this.readiness = readiness;
    this.caller = caller;
  }

  @Override
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<ReadinessReport> getReadiness(@PathParam("group") String group) {
    return json(ReadinessView.of(readiness.latest(new GroupName(group))));
  }

  @GET
  @Produces(Streams.TEXT)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<String> getReadinessAsText(@PathParam("group") @Named String group) {
    return text(ReadinessView.of(readiness.latest(new GroupName(group))));
  }

  @Override
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<ReadinessReport> runReadiness(@PathParam("group") String group) {
    return json(run(group));
  }

  @POST
  @Produces(Streams.TEXT)
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<String> runReadinessAsText(@PathParam("group") @Named String group) {
    return text(run(group));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<ReadinessPage> listReadiness(
      String group, @Nullable String cursor, Integer limit) {
    return RestResponse.ok(
        ReadinessView.of(readiness.history(new GroupName(group), Cursor.parse(cursor), limit)));
  }

  private ReadinessReport run(String group) {
    return ReadinessView.of(readiness.run(new GroupName(group), Optional.of(caller.actor())));
  }

  private static RestResponse<ReadinessReport> json(ReadinessReport report) {
    return RestResponse.ResponseBuilder.ok(report).header(LEVEL, report.level()).build();
  }

  private static RestResponse<String> text(ReadinessReport report) {
    return RestResponse.ResponseBuilder.ok(ReadinessText.of(report))
        .type(Streams.PLAIN)
        .header(LEVEL, report.level())
        .build();
  }
}
