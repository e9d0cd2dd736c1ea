package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.Command;
import dev.handover.api.orchestrator.model.OperationRequest;
import dev.handover.orchestrator.app.OperationService;
import dev.handover.orchestrator.app.OperationWatch;
import dev.handover.orchestrator.app.StartRequest;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Starts, waits and answers; the same for every form that an operation is shown in. */
@ApplicationScoped
class OperationAnswers {
  private static final int RETRY_AFTER_SECONDS = 1;

  private final OperationService service;
  private final OperationWatch watch;
  private final Caller caller;
  private final AuditLog audit;
  private final WrittenOperations written;

  OperationAnswers(
      OperationService service,
      OperationWatch watch,
      Caller caller,
      AuditLog audit,
      WrittenOperations written) {
    this.service = service;
    this.watch = watch;
    this.caller = caller;
    this.audit = audit;
    this.written = written;
  }

  Operation start(String group, String idempotencyKey, OperationRequest request) {
    if (request.attestation() != null || !request.overrides().isEmpty()) {
      caller.mustBe(Role.APPROVER);
    }
    StartRequest asked = Asked.start(group, request, idempotencyKey, caller.actor());
    AuditLog.Change change =
        new AuditLog.Change(
            "start " + request.kind() + " to " + what(request),
            group,
            asked.reason(),
            asked.plan().attestation(),
            asked.plan().waivers());
    return audit.record(change, () -> service.start(asked));
  }

  private static String what(OperationRequest request) {
    String runbook = request.runbook();
    return runbook == null ? String.valueOf(request.target()) : runbook;
  }

  /** 200 when it came to rest within {@code Prefer: wait}, 202 otherwise. */
  <T> ResponseBuilder<T> started(
      Operation accepted, @Nullable String prefer, Function<Operation, T> form) {
    Optional<Preference> preference = Preference.parse(prefer);
    Operation operation =
        preference.map(p -> watch.await(accepted.id(), p.waiting())).orElse(accepted);
    boolean rests = preference.isPresent() && operation.isAtRest();
    ResponseBuilder<T> answer =
        ResponseBuilder.<T>create(rests ? 200 : 202)
            .entity(form.apply(operation))
            .header("Location", "/v1/operations/" + operation.id())
            .header("ETag", EntityTag.of(operation.version()));
    preference.ifPresent(p -> answer.header("Preference-Applied", p.applied()));
    return rests ? answer : answer.header("Retry-After", RETRY_AFTER_SECONDS);
  }

  RestResponse<dev.handover.api.orchestrator.model.Operation> shown(
      UUID id, @Nullable String prefer, @Nullable String ifNoneMatch) {
    Optional<Preference> preference = Preference.parse(prefer);
    Operation operation =
        preference.map(p -> watch.await(id, p.waiting())).orElseGet(() -> service.get(id));
    if (EntityTag.matches(ifNoneMatch, operation.version())) {
      return ResponseBuilder.<dev.handover.api.orchestrator.model.Operation>create(304)
          .header("ETag", EntityTag.of(operation.version()))
          .build();
    }
    ResponseBuilder<dev.handover.api.orchestrator.model.Operation> answer =
        written.ok(operation).header("ETag", EntityTag.of(operation.version()));
    preference.ifPresent(p -> answer.header("Preference-Applied", p.applied()));
    return answer.build();
  }

  RestResponse<dev.handover.api.orchestrator.model.Operation> commanded(
      UUID id, Command command, @Nullable String ifMatch) {
    String group = service.get(id).group().value();
    OperationCommand asked = Asked.command(command, caller.actor(), ifMatch);
    AuditLog.Change change =
        new AuditLog.Change(
            "command " + command.command(), group, asked.reason(), Optional.empty());
    Operation operation = audit.record(change, () -> service.command(id, asked));
    return ResponseBuilder.<dev.handover.api.orchestrator.model.Operation>create(202)
        .entity(OperationView.of(operation))
        .header("ETag", EntityTag.of(operation.version()))
        .build();
  }
}
