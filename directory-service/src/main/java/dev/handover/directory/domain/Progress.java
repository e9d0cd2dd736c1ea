package dev.handover.directory.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the work on a change set has come.
 *
 * @param done changes that are where they should be, or were found not to be ours to bring there;
 *     while a preview is being computed, changes found so far
 * @param total all changes; null while they are being computed
 * @param perSecond 0 when nothing is done now
 * @param estimatedEnd null when nothing is done now
 */
public record Progress(
    int done, @Nullable Integer total, double perSecond, @Nullable Instant estimatedEnd) {
  private static final double MILLIS_A_SECOND = 1_000;

  /** The progress of a set that goes on at this pace. */
  public static Progress of(ChangeSet set, double perSecond, Instant now) {
    int total = set.tasks().stream().mapToInt(TaskProgress::total).sum();
    if (set.state() == ChangeSetState.PREVIEWING) {
      return new Progress(total, null, perSecond, null);
    }
    int left = set.tasks().stream().mapToInt(task -> left(set.state(), task)).sum();
    boolean goesOn = perSecond > 0 && left > 0;
    Duration rest = Duration.ofMillis((long) (left / perSecond * MILLIS_A_SECOND));
    return new Progress(total - left, total, perSecond, goesOn ? now.plus(rest) : null);
  }

  private static int left(ChangeSetState state, TaskProgress task) {
    return switch (state) {
      case PREVIEWING, PREVIEWED, BLOCKED, APPLYING, APPLIED ->
          task.pending() + task.reverted() + task.refused();
      case REVERTING, REVERTED ->
          task.wasStarted() ? task.pending() + task.applied() + task.refused() : 0;
    };
  }
}
