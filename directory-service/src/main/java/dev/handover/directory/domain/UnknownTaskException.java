package dev.handover.directory.domain;

/** A request names a task that is not offered. */
public final class UnknownTaskException extends RuntimeException {
  private final TaskName task;

  public UnknownTaskException(TaskName task) {
    super("there is no task '" + task + "'");
    this.task = task;
  }

  public TaskName task() {
    return task;
  }
}
