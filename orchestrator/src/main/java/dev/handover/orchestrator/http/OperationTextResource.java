package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.OperationRequest;
import dev.handover.orchestrator.app.OperationService;
import dev.handover.orchestrator.domain.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Operations for people: as text that grows while steps finish, and as a stream of events. */
@Path("")
@RunOnVirtualThread
class OperationTextResource {
  private final OperationService service;
  private final OperationAnswers answers;
  private final Streams streams;

  OperationTextResource(OperationService service, OperationAnswers answers, Streams streams) {
    this.service = service;
    this.answers = answers;
    this.streams = streams;
  }

  @POST
  @Path("/v1/groups/{group}/operations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(Streams.TEXT)
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<String> startOperationAsText(
      @PathParam("group") @Named String group,
      @HeaderParam("Idempotency-Key")
          @NotNull
          @Pattern(regexp = "^[A-Za-z0-9._:-]+$")
          @Size(min = 8, max = 128)
          String idempotencyKey,
      @Valid @NotNull OperationRequest request,
      @HeaderParam("Prefer") @Size(max = 100) @Nullable String prefer) {
    return answers
        .started(
            answers.start(group, idempotencyKey, request),
            prefer,
            operation -> OperationAccount.of(OperationView.of(operation)))
        .type(Streams.PLAIN)
        .build();
  }

  @GET
  @Path("/v1/operations/{id}")
  @Produces(Streams.TEXT)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<StreamingOutput> getOperationAsText(@PathParam("id") UUID id) {
    String tag = EntityTag.of(service.get(id).version());
    return RestResponse.ResponseBuilder.<StreamingOutput>ok(streams.account(id))
        .type(Streams.PLAIN)
        .header("ETag", tag)
        .build();
  }

  @GET
  @Path("/v1/operations/{id}/events")
  @Produces(Streams.EVENTS)
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<StreamingOutput> streamOperationEvents(
      @PathParam("id") UUID id,
      @HeaderParam("Last-Event-ID") @Pattern(regexp = "^[0-9]{1,18}$")
          @Nullable String lastEventId) {
    service.get(id);
    return RestResponse.ResponseBuilder.<StreamingOutput>ok(
            streams.events(id, lastEventId == null ? 0 : Long.parseLong(lastEventId)))
        .header("Cache-Control", "no-store")
        .build();
  }
}
