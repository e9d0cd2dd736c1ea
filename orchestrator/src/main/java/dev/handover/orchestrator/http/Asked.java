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
import dev.handover.orchestrator.domain.Safeguard;
import dev.handover.orchestrator.domain.StepId;
import dev.handover.orchestrator.domain.Waiver;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked for, in the domain's words. The contract's limits were checked before. */
final class Asked {
  private Asked() {}

  static PlanRequest plan(dev.handover.api.orchestrator.model.PlanRequest request, String actor) {
    return new PlanRequest(
        OperationKind.valueOf(request.kind().name()),
        new NodeName(request.target()),
        attestation(request.attestation()),
        actor,
        waivers(request.overrides()));
  }

  static StartRequest start(String group, OperationRequest request, String key, String actor) {
    PlanRequest plan =
        new PlanRequest(
            OperationKind.valueOf(request.kind().name()),
            new NodeName(request.target()),
            attestation(request.attestation()),
            actor,
            waivers(request.overrides()));
    return new StartRequest(
        new GroupName(group),
        plan,
        request.reason().strip(),
        Optional.ofNullable(request.planHash()),
        Optional.ofNullable(request.onFailure())
            .map(onFailure -> OnFailure.valueOf(onFailure.name())),
        key);
  }

  static OperationCommand command(Command command, String actor, @Nullable String ifMatch) {
    return new OperationCommand(
        CommandKind.valueOf(command.command().name()),
        actor,
        command.reason().strip(),
        Optional.ofNullable(command.step()).map(StepId::new),
        EntityTag.demanded(ifMatch));
  }

  private static List<Waiver> waivers(List<OperationOverride> overrides) {
    return overrides.stream()
        .map(o -> new Waiver(Safeguard.valueOf(o.name().name()), o.reason().strip()))
        .toList();
  }

  private static Optional<Attestation> attestation(
      dev.handover.api.orchestrator.model.@Nullable Attestation attestation) {
    return Optional.ofNullable(attestation)
        .map(
            a ->
                new Attestation(
                    Attestation.Statement.valueOf(a.statement().name()), a.reason().strip()));
  }
}
