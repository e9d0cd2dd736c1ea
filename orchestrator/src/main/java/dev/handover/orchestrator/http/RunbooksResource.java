package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.RunbooksApi;
import dev.handover.api.orchestrator.model.Runbook;
import dev.handover.api.orchestrator.model.RunbookList;
import dev.handover.api.orchestrator.model.RunbookStep;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.Role;
import dev.handover.orchestrator.domain.RunbookStep.Task;
import dev.handover.orchestrator.domain.Runbooks;
import jakarta.annotation.security.RolesAllowed;
import org.jboss.resteasy.reactive.RestResponse;

/** Procedures, as their files have them. */
class RunbooksResource implements RunbooksApi {
  private final Runbooks runbooks;

  RunbooksResource(Runbooks runbooks) {
    this.runbooks = runbooks;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<RunbookList> listRunbooks() {
    return RestResponse.ok(
        new RunbookList(runbooks.all().stream().map(RunbooksResource::shown).toList()));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<Runbook> getRunbook(String name) {
    return RestResponse.ok(
        runbooks
            .find(name)
            .map(RunbooksResource::shown)
            .orElseThrow(
                () ->
                    new ProblemException(
                        new Problem(
                            ProblemCode.RUNBOOK_NOT_FOUND,
                            "There is no runbook %s.".formatted(name),
                            "GET /v1/runbooks lists them."))));
  }

  private static Runbook shown(dev.handover.orchestrator.domain.Runbook book) {
    return new Runbook(
        book.name(),
        book.title(),
        book.source().orElse(null),
        book.shipped(),
        book.profiles(),
        book.notices(),
        book.steps().stream()
            .map(step -> new RunbookStep(step.id().value(), kind(step.task()), step.text()))
            .toList());
  }

  private static RunbookStep.KindEnum kind(Task task) {
    return switch (task) {
      case Task.Manual t -> RunbookStep.KindEnum.MANUAL;
      case Task.Move t -> RunbookStep.KindEnum.MOVE;
      case Task.Act t -> RunbookStep.KindEnum.ACTION;
      case Task.Check t -> RunbookStep.KindEnum.CHECK;
      case Task.Freeze t -> RunbookStep.KindEnum.FREEZE;
      case Task.Unfreeze t -> RunbookStep.KindEnum.UNFREEZE;
    };
  }
}
