package dev.handover.orchestrator.domain.proof;

import java.time.Duration;
import java.util.Optional;

/**
 * Proofs that a group accepts although nobody but software vouches for them: each says less than a
 * power that is off, so that a group asks for it.
 *
 * @param reservation the disk's own reservation, taken from the source: it cannot write any more,
 *     whatever it still runs
 * @param sourceLease the source's lease, once it has been over for so long, which is what the
 *     source gets to stop its services; empty when the group does not accept it
 */
public record AcceptedProofs(boolean reservation, Optional<Duration> sourceLease) {
  /** What holds for a group that says nothing. */
  public static final AcceptedProofs NONE = new AcceptedProofs(false);

  /** A group that accepts no lease. */
  public AcceptedProofs(boolean reservation) {
    this(reservation, Optional.empty());
  }
}
