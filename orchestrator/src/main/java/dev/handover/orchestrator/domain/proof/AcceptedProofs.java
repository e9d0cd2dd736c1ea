package dev.handover.orchestrator.domain.proof;

/**
 * Proofs that a group accepts although nobody but software vouches for them: each says less than a
 * power that is off, so that a group asks for it.
 *
 * @param reservation the disk's own reservation, taken from the source: it cannot write any more,
 *     whatever it still runs
 */
public record AcceptedProofs(boolean reservation) {
  /** What holds for a group that says nothing. */
  public static final AcceptedProofs NONE = new AcceptedProofs(false);
}
