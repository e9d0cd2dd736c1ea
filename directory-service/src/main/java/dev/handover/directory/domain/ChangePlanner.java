package dev.handover.directory.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Computes what a move would change in the directory. Reads only; the same directory gives the same
 * preview.
 */
public final class ChangePlanner {
  private final TaskCatalogue catalogue;

  public ChangePlanner(TaskCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Computes all requested tasks in the order of the request. Changes go to the sink as they are
   * found; what a person should know comes back at the end.
   *
   * @throws UnknownTaskException when a task is not offered
   * @throws InvalidTaskParameterException when a parameter is wrong, or a task is requested twice
   */
  public List<Finding> plan(MoveRequest move, Directory directory, ChangeSink sink) {
    check(move);
    DirectoryDescription site = directory.describe();
    NumberedChanges changes = new NumberedChanges(sink);
    FindingList findings = new FindingList();
    for (TaskRequest request : move.tasks()) {
      DirectoryTask task = catalogue.find(request.name());
      TaskParameters parameters = TaskParameters.of(task.describe(), request);
      TaskDraft draft = new TaskDraft(request.name(), changes, findings);
      task.preview(new TaskContext(move, parameters, directory, site), draft);
    }
    return findings.toList();
  }

  /** Refuses a request that can never be computed, without asking the directory. */
  public void check(MoveRequest move) {
    Set<TaskName> seen = new HashSet<>();
    for (TaskRequest request : move.tasks()) {
      TaskParameters.of(catalogue.find(request.name()).describe(), request);
      if (!seen.add(request.name())) {
        throw new InvalidTaskParameterException(
            request.name(), "name", "the task is requested twice");
      }
    }
  }
}
