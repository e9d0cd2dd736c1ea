package dev.handover.directory.domain;

/** A parameter of a requested task is unknown, missing or wrong. */
public final class InvalidTaskParameterException extends RuntimeException {
  private final TaskName task;
  private final String parameter;

  public InvalidTaskParameterException(TaskName task, String parameter, String detail) {
    super("task '" + task + "', parameter '" + parameter + "': " + detail);
    this.task = task;
    this.parameter = parameter;
  }

  public TaskName task() {
    return task;
  }

  public String parameter() {
    return parameter;
  }
}
