package dev.handover.directory.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Change sets, their changes with the values before, and what came of each.
 *
 * <p>{@link ChangeSetDraft#complete} and {@link #begin} are on disk when they return, whatever
 * happens to the process or the power afterwards. The others may be lost with the power; what they
 * record is found out again by repeating the work.
 *
 * <p>What takes a {@link Turn} looks in the same transaction whether the run still has its lease,
 * and throws {@link LeaseLostException} and writes nothing when it has not.
 */
public interface ChangeSetStore {

  /**
   * Begins a set, the answer to its request, and the lease of who computes it: all of it or, with a
   * {@link RequestTakenException}, nothing. A set in the making is PREVIEWING.
   */
  ChangeSetDraft draft(ChangeSet set, RequestKey key, RunLease lease);

  /** Sets in the making whose lease has expired: whoever computed them is gone. */
  List<ChangeSet> leftInTheMaking(Instant now, int limit);

  /**
   * Deletes a set with all that belongs to it, if it still is one of {@link #leftInTheMaking};
   * tells whether it was.
   */
  boolean abandon(UUID id, Instant now);

  /** The set with its progress as of now. */
  Optional<ChangeSet> find(UUID id);

  /**
   * Sets, newest first.
   *
   * @param group only this group's; null for all
   * @param before only older ones than this; null for the newest
   */
  List<ChangeSet> list(@Nullable GroupName group, @Nullable UUID before, int limit);

  /** Changes of a set. */
  List<RecordedChange> changes(ChangeQuery query);

  /**
   * Writes down the intent to bring a set, or one task of it, a way. Where a task turns around, its
   * conflicts become PENDING: they are looked at anew. What the directory refused becomes PENDING
   * every time: it is tried again.
   *
   * @param only null for all tasks
   */
  void begin(Turn turn, Direction direction, @Nullable TaskName only);

  /** Records what came of some changes, all of them or none. */
  void record(Turn turn, List<ChangeResult> results);

  /**
   * Sets the state when the work ends or stops, and why it stopped, null when it did not; and lets
   * go of the lease.
   */
  void conclude(Turn turn, ChangeSetState state, @Nullable Stop stop);

  /** The answer to a request with this actor and key, when it was given after the instant. */
  Optional<AnsweredRequest> answerTo(RequestKey key, Instant since);

  /** Forgets the answers that were given before the instant. */
  void forgetAnswers(Instant before);

  /**
   * The oldest sets that nobody has worked on since before the instant: brought to their end before
   * it or, when nothing was ever done with them, computed before it. Never an unfinished one.
   */
  List<ChangeSet> endedBefore(Instant before, int limit);

  /** Deletes a set with all that belongs to it, if it still is one of {@link #endedBefore}. */
  void forget(UUID id, Instant before);
}
