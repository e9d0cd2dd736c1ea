package dev.handover.directory.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks that are offered, in the order in which a move applies them. */
public final class TaskCatalogue {
  private final Map<TaskName, DirectoryTask> tasks = new LinkedHashMap<>();

  public TaskCatalogue(List<DirectoryTask> tasks) {
    for (DirectoryTask task : tasks) {
      if (this.tasks.put(task.describe().name(), task) != null) {
        throw new IllegalArgumentException("two tasks are named " + task.describe().name());
      }
    }
  }

  /** Every task of this release. A new task is added here. */
  public static TaskCatalogue standard() {
    return new TaskCatalogue(
        List.of(
            new AllowStoresToMountTask(),
            new TransferSpnsTask(),
            new RehomeMailboxesTask(),
            ServerReferenceTask.routingMaster(),
            ServerReferenceTask.recipientUpdateServices(),
            ServerReferenceTask.offlineAddressBooks(),
            new DnsAddressTask()));
  }

  /** Descriptions in order. */
  public List<TaskDescription> describe() {
    return tasks.values().stream().map(DirectoryTask::describe).toList();
  }

  DirectoryTask find(TaskName name) {
    return Optional.ofNullable(tasks.get(name)).orElseThrow(() -> new UnknownTaskException(name));
  }
}
