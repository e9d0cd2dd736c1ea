package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.EvacuationsApi;
import dev.handover.api.orchestrator.model.Evacuation;
import dev.handover.api.orchestrator.model.EvacuationCommand;
import dev.handover.api.orchestrator.model.EvacuationList;
import dev.handover.api.orchestrator.model.EvacuationPlan;
import dev.handover.api.orchestrator.model.EvacuationRequest;
import dev.handover.orchestrator.app.evacuation.EvacuationService;
import dev.handover.orchestrator.app.evacuation.EvacuationWatch;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Role;
import dev.handover.orchestrator.domain.evacuation.Wish;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Evacuations; where the contract offers text too, each form has a method of its own. */
@RunOnVirtualThread
class EvacuationsResource implements EvacuationsApi {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final EvacuationService service;
  private final EvacuationWatch watch;
  private final Caller caller;
  private final AuditLog audit;

  EvacuationsResource(
      EvacuationService service, EvacuationWatch watch, Caller caller, AuditLog audit) {
    this.service = service;
    this.watch = watch;
    this.caller = caller;
    this.audit = audit;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<EvacuationList> listEvacuations(Integer limit) {
    return RestResponse.ok(
        new EvacuationList(service.newest(limit).stream().map(EvacuationView::of).toList()));
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<Evacuation> startEvacuation(
      String idempotencyKey, EvacuationRequest request, @Nullable String prefer) {
    if (request.attestation() != null || !request.overrides().isEmpty()) {
      caller.mustBe(Role.APPROVER);
    }
    var asked = EvacuationAsked.of(request, caller.actor());
    AuditLog.Change change =
        new AuditLog.Change(
            "evacuate " + String.join(", ", request.from()),
            "-",
            asked.reason(),
            asked.attestation(),
            asked.waivers());
    var accepted = audit.recordOutside(change, () -> service.start(asked, idempotencyKey));
    Optional<Preference> preference = Preference.parse(prefer);
    var now = awaited(accepted.id(), preference);
    boolean rests = preference.isPresent() && now.state().isRest();
    ResponseBuilder<Evacuation> answer =
        ResponseBuilder.<Evacuation>create(rests ? 200 : 202)
            .entity(EvacuationView.of(now))
            .header("Location", "/v1/evacuations/" + now.id())
            .header("ETag", EntityTag.of(now.version()));
    preference.ifPresent(p -> answer.header("Preference-Applied", p.applied()));
    return (rests ? answer : answer.header("Retry-After", RETRY_AFTER_SECONDS)).build();
  }

  private dev.handover.orchestrator.domain.evacuation.Evacuation awaited(
      UUID id, Optional<Preference> preference) {
    return preference.isPresent()
        ? watch.await(() -> service.get(id), preference.get().waiting())
        : service.get(id);
  }

  @Override
  @POST
  @Path("/plans")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<EvacuationPlan> planEvacuation(EvacuationRequest request) {
    EvacuationPlan plan = plan(request);
    return ResponseBuilder.ok(plan).header("Handover-Runnable", plan.runnable()).build();
  }

  @POST
  @Path("/plans")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(Streams.TEXT)
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<String> planEvacuationAsText(@Valid @NotNull EvacuationRequest request) {
    EvacuationPlan plan = plan(request);
    return ResponseBuilder.ok(EvacuationText.of(plan))
        .type(Streams.PLAIN)
        .header("Handover-Runnable", plan.runnable())
        .build();
  }

  private EvacuationPlan plan(EvacuationRequest request) {
    return EvacuationView.of(service.preview(EvacuationAsked.of(request, caller.actor())));
  }

  @Override
  @GET
  @Path("/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<Evacuation> getEvacuation(
      @PathParam("id") UUID id, @HeaderParam("Prefer") @Nullable String prefer) {
    Optional<Preference> preference = Preference.parse(prefer);
    var now = awaited(id, preference);
    ResponseBuilder<Evacuation> answer =
        ResponseBuilder.ok(EvacuationView.of(now)).header("ETag", EntityTag.of(now.version()));
    preference.ifPresent(p -> answer.header("Preference-Applied", p.applied()));
    return answer.build();
  }

  @GET
  @Path("/{id}")
  @Produces(Streams.TEXT)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<String> getEvacuationAsText(@PathParam("id") UUID id) {
    return ResponseBuilder.ok(EvacuationText.of(EvacuationView.of(service.get(id))))
        .type(Streams.PLAIN)
        .build();
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<Evacuation> commandEvacuation(
      UUID id, EvacuationCommand command, @Nullable String ifMatch) {
    String group = command.group();
    boolean skips = command.command() == EvacuationCommand.CommandEnum.SKIP;
    if (skips == (group == null)) {
      String detail = skips ? "required property is missing" : "is for SKIP only";
      throw Asked.wrong("/group", detail, skips ? "Name the group." : "Leave it out.");
    }
    String reason = command.reason().strip();
    AuditLog.Change change =
        new AuditLog.Change(
            command.command() + " evacuation " + id,
            group == null ? "-" : group,
            reason,
            Optional.empty());
    var wanted =
        new EvacuationService.Wanted(
            Optional.ofNullable(group).map(GroupName::new), caller.actor(), reason);
    var now =
        audit.recordOutside(
            change,
            () ->
                service.command(
                    id,
                    Wish.Kind.valueOf(command.command().name()),
                    wanted,
                    EntityTag.demanded(ifMatch)));
    return ResponseBuilder.<Evacuation>create(202)
        .entity(EvacuationView.of(now))
        .header("ETag", EntityTag.of(now.version()))
        .build();
  }
}
