package dev.handover.orchestrator.domain.events;

import dev.handover.orchestrator.domain.GroupName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened, in order. Nothing is put in by itself: whoever stores what happened stores its
 * event in the same transaction.
 */
public interface Outbox {
  /** The sequence of the newest event; 0 before the first. */
  long head();

  /** Events after `sequence`, of all groups, oldest first. */
  List<Event> after(long sequence, int limit);

  /** The same of one group, or of what concerns no single one. */
  List<Event> after(Optional<GroupName> group, long sequence, int limit);

  /** An event that is still kept. */
  Optional<Event> find(UUID id);

  /** The last sequence before that time; 0 when nothing is kept from before. */
  long before(Instant time);

  /**
   * Forgets what is older, and the oldest of what is more than `most`; what had not been delivered
   * counts as dropped in its lane. Answers how many it forgot.
   */
  int forget(Instant olderThan, int most);
}
