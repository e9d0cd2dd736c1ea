package dev.handover.node.domain;

/**
 * Does work aside, while the caller goes on. Handed in, so that tests can do it on the spot.
 *
 * <p>The number of things that are done at once is limited; beyond it the caller does the work
 * itself, which delays it but loses nothing.
 */
public interface Workers {

  /** Begins the work, which must not throw. */
  void begin(Runnable work);
}
