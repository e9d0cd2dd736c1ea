package dev.handover.directory.app;

import dev.handover.directory.domain.LeaseLostException;
import dev.handover.directory.domain.Turn;
import java.time.Instant;
import java.time.InstantSource;

/** The lease of a run of this instance, as far as this instance knows without asking. */
final class HeldLease {

  private final Turn turn;
  private final InstantSource clock;
  private volatile Instant expires;

  HeldLease(Turn turn, Instant expires, InstantSource clock) {
    this.turn = turn;
    this.expires = expires;
    this.clock = clock;
  }

  Turn turn() {
    return turn;
  }

  void extendTo(Instant later) {
    expires = later;
  }

  /**
   * Before each write: an instance that stood still must not go on as if nothing had been. (What it
   * records is checked once more, in the store.)
   */
  void check() {
    if (!clock.instant().isBefore(expires)) {
      throw new LeaseLostException(turn);
    }
  }
}
