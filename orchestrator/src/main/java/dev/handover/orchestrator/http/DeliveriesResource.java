package dev.handover.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.api.orchestrator.model.DryRun;
import dev.handover.orchestrator.app.trigger.EventGate;
import dev.handover.orchestrator.app.trigger.TriggerService;
import dev.handover.orchestrator.domain.Role;
import dev.handover.orchestrator.domain.trigger.Receipt;
import dev.handover.orchestrator.domain.trigger.Signal;
import dev.handover.orchestrator.domain.trigger.SignedEvent;
import dev.handover.orchestrator.domain.trigger.Trigger;
import dev.handover.orchestrator.domain.trigger.TriggerSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What triggers are sent. A signature is over the body's bytes, so bodies are read here. */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DeliveriesResource {
  private final TriggerService triggers;
  private final EventGate gate;
  private final AuditLog audit;
  private final ObjectMapper json;

  DeliveriesResource(TriggerService triggers, EventGate gate, AuditLog audit, ObjectMapper json) {
    this.triggers = triggers;
    this.gate = gate;
    this.audit = audit;
    this.json = json;
  }

  @POST
  @Path("/v1/triggers/{trigger}/alerts")
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<dev.handover.api.orchestrator.model.Receipts> receiveAlerts(
      @PathParam("trigger") @Named String name, byte @Nullable [] body) {
    Trigger trigger = of(name, TriggerSource.ALERTMANAGER);
    return received(trigger, AlertmanagerPayload.signals(object(body)));
  }

  @POST
  @Path("/v1/triggers/{trigger}/events")
  @PermitAll
  public RestResponse<dev.handover.api.orchestrator.model.Receipts> receiveEvent(
      @PathParam("trigger") @Named String name,
      @HeaderParam("webhook-id") @Nullable String id,
      @HeaderParam("webhook-timestamp") @Nullable String timestamp,
      @HeaderParam("webhook-signature") @Nullable String signature,
      byte @Nullable [] body) {
    byte[] bytes = Objects.requireNonNullElse(body, new byte[0]);
    SignedEvent event =
        new SignedEvent(
            Objects.requireNonNullElse(id, ""),
            Objects.requireNonNullElse(timestamp, ""),
            Objects.requireNonNullElse(signature, ""),
            bytes);
    Trigger trigger = gate.admit(name, event);
    return received(trigger, EventPayload.signals(event.id(), object(bytes)));
  }

  @POST
  @Path("/v1/triggers/{trigger}/dry-run")
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<DryRun> tryTrigger(
      @PathParam("trigger") @Named String name, byte @Nullable [] body) {
    Trigger trigger = triggers.find(name);
    JsonNode sample = object(body);
    List<Signal> signals =
        trigger.source() == TriggerSource.ALERTMANAGER
            ? AlertmanagerPayload.signals(sample)
            : EventPayload.signals("dry-run", sample);
    return RestResponse.ok(
        new DryRun(triggers.dryRun(trigger, signals).stream().map(TriggerView::of).toList()));
  }

  private Trigger of(String name, TriggerSource source) {
    Trigger trigger = triggers.find(name);
    if (trigger.source() != source) {
      throw PayloadFault.at(
          "trigger", "%s takes what a %s sends".formatted(name, trigger.source()));
    }
    return trigger;
  }

  private RestResponse<dev.handover.api.orchestrator.model.Receipts> received(
      Trigger trigger, List<Signal> signals) {
    AuditLog.Change change =
        new AuditLog.Change(
            "trigger " + trigger.name(),
            "-",
            "%d alert(s) or event(s)".formatted(signals.size()),
            Optional.empty());
    List<Receipt> receipts = audit.recordOutside(change, () -> triggers.receive(trigger, signals));
    return RestResponse.ok(
        new dev.handover.api.orchestrator.model.Receipts(
            receipts.stream().map(TriggerView::of).toList()));
  }

  private JsonNode object(byte @Nullable [] body) {
    try {
      JsonNode root = json.readTree(Objects.requireNonNullElse(body, new byte[0]));
      if (root == null || !root.isObject()) {
        throw Asked.wrong("body", "is not a JSON object", "Send one.");
      }
      return root;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw Asked.wrong("body", "is not JSON (line %d)".formatted(line), "Send a JSON object.");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from memory", e);
    }
  }
}
