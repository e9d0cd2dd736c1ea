package dev.handover.directory.domain;

import org.jspecify.annotations.Nullable;

/**
 * How far one task of a change set has come.
 *
 * @param direction the state last asked for; null until the first
 */
public record TaskProgress(
    TaskName task,
    @Nullable Direction direction,
    int pending,
    int applied,
    int conflicts,
    int reverted,
    int refused) {

  /** All changes of the task. */
  public int total() {
    return pending + applied + conflicts + reverted + refused;
  }

  /**
   * Whether nothing of the task is left to do this way. Conflicts are done: they are not forced.
   * What the directory refused is not done.
   */
  public boolean hasReached(Direction wanted) {
    if (total() == 0) {
      return true;
    }
    int opposite = wanted == Direction.APPLIED ? reverted : applied;
    return direction == wanted && pending == 0 && refused == 0 && opposite == 0;
  }

  /** Whether the task ever was to be written: only then can it have changed anything. */
  public boolean wasStarted() {
    return direction != null && total() > 0;
  }
}
