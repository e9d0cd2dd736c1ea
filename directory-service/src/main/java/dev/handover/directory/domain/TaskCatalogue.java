package dev.handover.directory.domain;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tasks that are offered, in the order in which a move applies them. */
public final class TaskCatalogue {
  private final Map<TaskName, DirectoryTask> tasks = new LinkedHashMap<>();

  /** Refuses two tasks of one name, or at one position. */
  public TaskCatalogue(List<DirectoryTask> tasks) {
    Map<Integer, DirectoryTask> byPosition =
        tasks.stream()
            .collect(
                Collectors.toMap(
                    task -> task.describe().position(), Function.identity(), this::refuseBoth));
    byPosition.values().stream()
        .sorted(Comparator.comparingInt(task -> task.describe().position()))
        .forEach(this::add);
  }

  private DirectoryTask refuseBoth(DirectoryTask one, DirectoryTask other) {
    throw new IllegalArgumentException(
        "%s and %s stand at one position"
            .formatted(one.describe().name(), other.describe().name()));
  }

  private void add(DirectoryTask task) {
    if (tasks.put(task.describe().name(), task) != null) {
      throw new IllegalArgumentException("two tasks are named " + task.describe().name());
    }
  }

  /** Every task of this release: each class that is a provider of {@link DirectoryTask}. */
  public static TaskCatalogue standard() {
    return new TaskCatalogue(
        ServiceLoader.load(DirectoryTask.class, DirectoryTask.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /** Descriptions in order. */
  public List<TaskDescription> describe() {
    return tasks.values().stream().map(DirectoryTask::describe).toList();
  }

  /** How the changes of a task are written; one that is offered no more: in turn. */
  public TaskConduct conductOf(TaskName name) {
    return Optional.ofNullable(tasks.get(name))
        .map(task -> task.describe().conduct())
        .orElse(TaskConduct.IN_TURN);
  }

  DirectoryTask find(TaskName name) {
    return Optional.ofNullable(tasks.get(name)).orElseThrow(() -> new UnknownTaskException(name));
  }
}
