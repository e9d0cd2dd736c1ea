package dev.handover.directory.domain;

/**
 * Computes one kind of change of a move by reading. Adding a task: write one class in {@link
 * dev.handover.directory.domain.task} with {@code @AutoService(DirectoryTask.class)}, by which it
 * is found, and its test.
 */
public interface DirectoryTask {
  /** Name, documentation and parameters; the name is part of the interface and never changes. */
  TaskDescription describe();

  /**
   * Reads, and puts what would have to change and what a person should know into the draft. Puts
   * nothing there when all is in place already.
   */
  void preview(TaskContext context, TaskDraft draft);
}
