package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.OperationsApi;
import dev.handover.api.orchestrator.model.Command;
import dev.handover.api.orchestrator.model.Journal;
import dev.handover.api.orchestrator.model.Operation;
import dev.handover.api.orchestrator.model.OperationPage;
import dev.handover.api.orchestrator.model.OperationRequest;
import dev.handover.api.orchestrator.model.OperationState;
import dev.handover.orchestrator.app.OperationService;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.OperationQuery;
import dev.handover.orchestrator.domain.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Operations in JSON. {@link OperationTextResource} has the forms for people. */
@RunOnVirtualThread
class OperationsResource implements OperationsApi {
  private final OperationService service;
  private final OperationAnswers answers;
  private final Caller caller;

  OperationsResource(OperationService service, OperationAnswers answers, Caller caller) {
    this.service = service;
    this.answers = answers;
    this.caller = caller;
  }

  @Override
  @POST
  @Path("/v1/groups/{group}/operations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<Operation> startOperation(
      @PathParam("group") String group,
      @HeaderParam("Idempotency-Key") String idempotencyKey,
      OperationRequest request,
      @HeaderParam("Prefer") @Nullable String prefer) {
    return answers
        .started(answers.start(group, idempotencyKey, request), prefer, OperationView::of)
        .build();
  }

  @Override
  @GET
  @Path("/v1/operations/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<Operation> getOperation(
      @PathParam("id") UUID id,
      @HeaderParam("Prefer") @Nullable String prefer,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    return answers.shown(id, prefer, ifNoneMatch);
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<OperationPage> listOperations(
      @Nullable String group,
      @Nullable OperationState state,
      @Nullable String cursor,
      Integer limit) {
    OperationQuery query =
        new OperationQuery(
            Optional.ofNullable(group).map(GroupName::new),
            Optional.ofNullable(state)
                .map(s -> dev.handover.orchestrator.domain.OperationState.valueOf(s.name())),
            Cursor.parse(cursor),
            caller.reach(),
            limit);
    dev.handover.orchestrator.domain.OperationPage page = service.list(query);
    return RestResponse.ok(
        new OperationPage(
            page.items().stream().map(OperationView::of).toList(),
            page.next().map(UUID::toString).orElse(null)));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<Journal> listJournal(UUID id) {
    return RestResponse.ok(
        new Journal(service.get(id).entries().stream().map(OperationView::entry).toList()));
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<Operation> commandOperation(
      UUID id, Command command, @Nullable String ifMatch) {
    boolean skips = command.command() == Command.CommandEnum.SKIP;
    boolean approves =
        command.command() == Command.CommandEnum.RESUME && service.get(id).order().needsApproval();
    if (skips || approves || command.command() == Command.CommandEnum.ABANDON) {
      caller.mustBe(Role.APPROVER);
    }
    return answers.commanded(id, command, ifMatch);
  }
}
