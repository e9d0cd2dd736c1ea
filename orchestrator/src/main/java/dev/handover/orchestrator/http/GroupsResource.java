package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.GroupsApi;
import dev.handover.api.orchestrator.model.Group;
import dev.handover.api.orchestrator.model.GroupList;
import dev.handover.api.orchestrator.model.Plan;
import dev.handover.api.orchestrator.model.PlanRequest;
import dev.handover.orchestrator.app.GroupReports;
import dev.handover.orchestrator.app.OperationService;
import dev.handover.orchestrator.app.Plans;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.LdifDirection;
import dev.handover.orchestrator.domain.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/** Groups and previews. Where the contract offers text too, each form has a method of its own. */
@RunOnVirtualThread
class GroupsResource implements GroupsApi {
  private final GroupReports groups;
  private final Plans plans;
  private final OperationService operations;
  private final Caller caller;

  GroupsResource(GroupReports groups, Plans plans, OperationService operations, Caller caller) {
    this.groups = groups;
    this.plans = plans;
    this.operations = operations;
    this.caller = caller;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<GroupList> listGroups() {
    return RestResponse.ok(GroupView.list(groups.list(caller.reach())));
  }

  @Override
  @GET
  @Path("/v1/groups/{group}")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<Group> getGroup(@PathParam("group") String group) {
    return RestResponse.ok(GroupView.of(groups.report(new GroupName(group))));
  }

  @GET
  @Path("/v1/groups/{group}")
  @Produces(Streams.TEXT)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<String> getGroupAsText(@PathParam("group") @Named String group) {
    String text = GroupText.of(GroupView.of(groups.report(new GroupName(group))));
    return RestResponse.ResponseBuilder.ok(text).type(Streams.PLAIN).build();
  }

  @Override
  @POST
  @Path("/v1/groups/{group}/plans")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<Plan> createPlan(@PathParam("group") String group, PlanRequest request) {
    Plan plan = PlanView.of(preview(group, request), request.ticket());
    return answer(plan, plan, MediaType.APPLICATION_JSON_TYPE);
  }

  @POST
  @Path("/v1/groups/{group}/plans")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(Streams.TEXT)
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<String> createPlanAsText(
      @PathParam("group") @Named String group,
      @jakarta.validation.Valid @jakarta.validation.constraints.NotNull PlanRequest request,
      @Context UriInfo asked) {
    dev.handover.orchestrator.domain.Plan preview = preview(group, request);
    Plan plan = PlanView.of(preview, request.ticket());
    RunCommand run =
        new RunCommand(
            asked.getBaseUri(),
            UUID.randomUUID(),
            Optional.ofNullable(request.attestation()),
            request.overrides());
    String text = PlanText.of(plan, plans.ldif(preview, LdifDirection.FORWARD), run);
    return answer(plan, text, Streams.PLAIN);
  }

  /** The verdict is in a header too, so that a program can ask for the text alone. */
  private static <T> RestResponse<T> answer(Plan plan, T form, MediaType type) {
    return RestResponse.ResponseBuilder.ok(form)
        .type(type)
        .header("Handover-Runnable", plan.runnable())
        .build();
  }

  private dev.handover.orchestrator.domain.Plan preview(String group, PlanRequest request) {
    return operations.preview(new GroupName(group), Asked.plan(request, caller.actor()));
  }
}
