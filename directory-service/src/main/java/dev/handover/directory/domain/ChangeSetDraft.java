package dev.handover.directory.domain;

import java.util.List;

/**
 * A change set in the making: it can be seen, but not applied, and is gone when it is never
 * completed.
 *
 * <p>Throws {@link LeaseLostException} when somebody else was free to remove it meanwhile.
 */
public interface ChangeSetDraft extends AutoCloseable {

  /** Stores some more changes, numbered on from those before, as PENDING: all of them or none. */
  void add(List<EntryChange> batch);

  /** Stores what the set has become; set and changes are on disk when this returns. */
  void complete(ChangeSet set);

  /** Forgets the set with all that belongs to it, unless it was completed. */
  @Override
  void close();
}
