package dev.handover.directory.app;

import dev.handover.directory.domain.ChangePlanner;
import dev.handover.directory.domain.ChangeSink;
import dev.handover.directory.domain.Directory;
import dev.handover.directory.domain.DomainControllerUrl;
import dev.handover.directory.domain.DomainControllers;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.InvalidTaskParameterException;
import dev.handover.directory.domain.MoveRequest;
import dev.handover.directory.domain.Refusal;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import dev.handover.directory.domain.TaskCatalogue;
import dev.handover.directory.domain.TaskDescription;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskRequest;
import dev.handover.directory.domain.UnknownTaskException;
import dev.handover.directory.domain.proof.RightsPreflight;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What can be asked of the directory. */
@ApplicationScoped
public class Tasks {

  private final TaskCatalogue catalogue;
  private final ChangePlanner planner;
  private final DomainControllers controllers;

  /** The tasks of the catalogue, computed from one of these domain controllers. */
  public Tasks(TaskCatalogue catalogue, ChangePlanner planner, DomainControllers controllers) {
    this.catalogue = catalogue;
    this.planner = planner;
    this.controllers = controllers;
  }

  /** Every task, in the order in which a move applies them. */
  public List<TaskDescription> list() {
    return catalogue.describe();
  }

  /** The domain controller that new work is to use. */
  DomainControllerUrl controller() {
    return controllers.preferred().url();
  }

  /** Computes the requested tasks by reading; refuses a task or parameter that is wrong. */
  List<Finding> compute(MoveRequest request, DomainControllerUrl controller, ChangeSink sink) {
    Directory directory = controllers.at(controller);
    RightsPreflight rights = new RightsPreflight(directory, sink);
    List<Finding> found = new ArrayList<>();
    found.addAll(refusing(request, () -> planner.plan(request, directory, rights)));
    found.addAll(rights.findings());
    return found;
  }

  /** Refuses a request that can never be computed, without asking the directory. */
  void check(MoveRequest request) {
    refusing(
        request,
        () -> {
          planner.check(request);
          return true;
        });
  }

  private <T> T refusing(MoveRequest request, Supplier<T> work) {
    try {
      return work.get();
    } catch (UnknownTaskException e) {
      throw new RefusedException(unknown(request, e));
    } catch (InvalidTaskParameterException e) {
      throw new RefusedException(invalid(request, e));
    }
  }

  private Refusal unknown(MoveRequest request, UnknownTaskException e) {
    String known =
        list().stream().map(task -> task.name().value()).collect(Collectors.joining(", "));
    String where = "/tasks/%d/name".formatted(indexOf(request, e.task()));
    return new Refusal(
        RefusalCode.UNKNOWN_TASK,
        String.valueOf(e.getMessage()),
        "Use one of: " + known + ".",
        List.of(new Refusal.Item(where, "unknown task '" + e.task() + "'")),
        null);
  }

  private static Refusal invalid(MoveRequest request, InvalidTaskParameterException e) {
    String where =
        "/tasks/%d/parameters/%s".formatted(indexOf(request, e.task()), escaped(e.parameter()));
    return new Refusal(
        RefusalCode.INVALID_TASK_PARAMETER,
        String.valueOf(e.getMessage()),
        "GET /v1/tasks describes every parameter.",
        List.of(new Refusal.Item(where, String.valueOf(e.getMessage()))),
        null);
  }

  private static int indexOf(MoveRequest request, TaskName name) {
    return request.tasks().stream().map(TaskRequest::name).toList().lastIndexOf(name);
  }

  /** As a part of a JSON pointer (RFC 6901, section 3). */
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
