package dev.handover.directory.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a move changes in the directory, and how far that has come.
 *
 * @param createdBy the actor
 * @param contentHash SHA-256 over all changes; equal when a later preview would change the same
 *     values; empty while they are being computed
 * @param tasks in the order of the request
 * @param reverseLdifFile the plain file that undoes everything without this service; none for a
 *     blocked set, which writes nothing
 * @param pins the domain controllers that it was pinned to, the present one last; none for a set of
 *     the first release
 * @param stop why the work stopped before its end
 */
public record ChangeSet(
    UUID id,
    GroupName group,
    ChangeSetState state,
    Server source,
    Server target,
    Instant createdAt,
    String createdBy,
    String contentHash,
    List<TaskProgress> tasks,
    List<Finding> findings,
    @Nullable String reverseLdifFile,
    List<Pin> pins,
    @Nullable Stop stop) {

  /** Copies its lists. */
  public ChangeSet {
    tasks = List.copyOf(tasks);
    findings = List.copyOf(findings);
    pins = List.copyOf(pins);
  }

  /** The domain controller that all its reads and writes go to now. */
  public @Nullable Pin pin() {
    return pins.isEmpty() ? null : pins.getLast();
  }

  /** Why the work stopped before its end, in words. */
  public @Nullable String lastError() {
    return stop == null ? null : stop.reason();
  }

  /** Whether the set has this task. */
  public boolean has(TaskName task) {
    return tasks.stream().anyMatch(progress -> progress.task().equals(task));
  }

  /** Whether nothing is left to do this way, for one task or, with null, for all. */
  public boolean hasReached(Direction wanted, @Nullable TaskName only) {
    return !isUnchecked() && isReached(wanted, only);
  }

  /** Whether something made on another domain controller has not been looked at on this one yet. */
  private boolean isUnchecked() {
    Pin pin = pin();
    return pin != null && !pin.unchecked().isEmpty();
  }

  private boolean isReached(Direction wanted, @Nullable TaskName only) {
    return tasks.stream()
        .filter(progress -> only == null || progress.task().equals(only))
        .allMatch(progress -> progress.hasReached(wanted));
  }

  /**
   * The state that follows from the progress of the tasks. A set of which only some tasks were ever
   * started is reverted when those are: the others have changed nothing.
   */
  public ChangeSetState stateTowards(Direction wanted) {
    boolean reached =
        wanted == Direction.APPLIED
            ? hasReached(wanted, null)
            : tasks.stream()
                .filter(TaskProgress::wasStarted)
                .allMatch(progress -> progress.hasReached(wanted));
    return reached && !isUnchecked() ? ChangeSetState.at(wanted) : ChangeSetState.towards(wanted);
  }

  /** The same set with this progress. */
  public ChangeSet withTasks(List<TaskProgress> progress) {
    return new ChangeSet(
        id,
        group,
        state,
        source,
        target,
        createdAt,
        createdBy,
        contentHash,
        progress,
        findings,
        reverseLdifFile,
        pins,
        stop);
  }

  /**
   * The same set once its changes are computed.
   *
   * @param undoFile none when a finding is a blocker: such a set writes nothing
   */
  public ChangeSet previewed(String hash, List<Finding> found, @Nullable String undoFile) {
    return new ChangeSet(
        id,
        group,
        found.stream().anyMatch(Finding::isBlocker)
            ? ChangeSetState.BLOCKED
            : ChangeSetState.PREVIEWED,
        source,
        target,
        createdAt,
        createdBy,
        hash,
        tasks,
        found,
        undoFile,
        pins,
        stop);
  }
}
