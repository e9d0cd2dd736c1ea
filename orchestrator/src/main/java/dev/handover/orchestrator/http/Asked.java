package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.Command;
import dev.handover.api.orchestrator.model.OperationOverride;
import dev.handover.api.orchestrator.model.OperationRequest;
import dev.handover.orchestrator.app.StartRequest;
import dev.handover.orchestrator.domain.Attestation;
import dev.handover.orchestrator.domain.CommandKind;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OnFailure;
import dev.handover.orchestrator.domain.OperationCommand;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.PlanRequest;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Safeguard;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.Waiver;
import dev.handover.orchestrator.domain.ticket.ChangeWindow;
import dev.handover.orchestrator.domain.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked for, in the domain's words. The contract's limits were checked before. */
final class Asked {
  private Asked() {}

  static PlanRequest plan(dev.handover.api.orchestrator.model.PlanRequest request, String actor) {
    return plan(
            new What(request.kind(), request.target(), request.runbook(), request.attestation()),
            actor,
            waivers(request.overrides()))
        .with(ticket(request.ticket()));
  }

  /** What is to be done, whether it is only planned or also run. */
  private record What(
      dev.handover.api.orchestrator.model.OperationKind kind,
      @Nullable String target,
      @Nullable String runbook,
      dev.handover.api.orchestrator.model.@Nullable Attestation attestation) {}

  /** A runbook takes place where the group is; everything else is for a node. */
  private static PlanRequest plan(What what, String actor, List<Waiver> waivers) {
    OperationKind kind = OperationKind.valueOf(what.kind().name());
    String target = what.target();
    String runbook = what.runbook();
    if (kind == OperationKind.RUNBOOK) {
      if (runbook == null) {
        throw wrong("/runbook", "required property is missing", "Name the runbook.");
      }
      if (target != null || what.attestation() != null) {
        String where = target == null ? "/attestation" : "/target";
        throw wrong(where, "is not for a RUNBOOK", "Leave it out.");
      }
      return PlanRequest.ofRunbook(runbook, actor, waivers);
    }
    if (runbook != null) {
      throw wrong("/runbook", "is for the kind RUNBOOK only", "Leave it out.");
    }
    if (target == null) {
      throw wrong("/target", "required property is missing", "Name a node of the group.");
    }
    return new PlanRequest(
        kind, new NodeName(target), attestation(what.attestation()), actor, waivers);
  }

  static ProblemException wrong(String where, String detail, String cure) {
    return new ProblemException(
        new Problem(
            ProblemCode.INVALID_REQUEST,
            where + ": " + detail,
            "Correct what `errors` names; the contract is at GET /openapi.",
            List.of(new Problem.Item(where, detail, cure))));
  }

  static StartRequest start(String group, OperationRequest request, String key, String actor) {
    PlanRequest plan =
        plan(
                new What(
                    request.kind(), request.target(), request.runbook(), request.attestation()),
                actor,
                waivers(request.overrides()))
            .with(ticket(request.ticket()));
    return new StartRequest(
        new GroupName(group),
        plan,
        request.reason().strip(),
        Optional.ofNullable(request.planHash()),
        Optional.ofNullable(request.onFailure())
            .map(onFailure -> OnFailure.valueOf(onFailure.name())),
        key);
  }

  /** Half a window is none that anybody approved. */
  static Optional<Ticket> ticket(dev.handover.api.orchestrator.model.@Nullable Ticket ticket) {
    if (ticket == null) {
      return Optional.empty();
    }
    Instant start = ticket.windowStart();
    Instant end = ticket.windowEnd();
    if (start == null && end == null) {
      return Optional.of(new Ticket(ticket.number(), Optional.empty()));
    }
    if (start == null || end == null || !start.isBefore(end)) {
      throw wrong(
          "/ticket/windowEnd",
          "a window has both ends, and begins before it ends",
          "Give windowStart and windowEnd, or neither.");
    }
    return Optional.of(new Ticket(ticket.number(), Optional.of(new ChangeWindow(start, end))));
  }

  static OperationCommand command(Command command, String actor, @Nullable String ifMatch) {
    return new OperationCommand(
        CommandKind.valueOf(command.command().name()),
        actor,
        command.reason().strip(),
        Optional.ofNullable(command.step()).map(StepId::new),
        answers(command),
        EntityTag.demanded(ifMatch));
  }

  static List<Waiver> waivers(List<OperationOverride> overrides) {
    return overrides.stream()
        .map(o -> new Waiver(Safeguard.valueOf(o.name().name()), o.reason().strip()))
        .toList();
  }

  private static Map<String, String> answers(Command command) {
    boolean confirms = command.command() == Command.CommandEnum.CONFIRM;
    if (!confirms && !command.answers().isEmpty()) {
      throw wrong("/answers", "are for CONFIRM only", "Leave them out.");
    }
    if (confirms && command.step() == null) {
      throw wrong("/step", "required property is missing", "Name the step that is done.");
    }
    return command.answers();
  }

  static Optional<Attestation> attestation(
      dev.handover.api.orchestrator.model.@Nullable Attestation attestation) {
    return Optional.ofNullable(attestation)
        .map(
            a ->
                new Attestation(
                    Attestation.Statement.valueOf(a.statement().name()), a.reason().strip()));
  }
}
