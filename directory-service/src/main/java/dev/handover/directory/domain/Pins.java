package dev.handover.directory.domain;

/**
 * Which domain controller each change set belongs to. Everything is on disk on return; a run whose
 * turn is over gets a {@link LeaseLostException}.
 */
public interface Pins {

  /**
   * Adds the domain controller that a set belongs to from now on. In the same moment what is
   * recorded as made of its unchecked tasks becomes PENDING: whether it is there too is looked at
   * by making it again. Conflicts stay: what somebody else wrote may only be on its way.
   */
  void add(Turn turn, Pin pin);

  /** The changes of the task have been looked at on the set's present domain controller. */
  void checked(Turn turn, TaskName task);
}
