package dev.handover.directory.domain;

/** A run's turn is over: it did not renew its lease in time, and another run may have the set. */
public final class LeaseLostException extends RuntimeException {

  public LeaseLostException(Turn turn) {
    super("the lease of run %s on change set %s is lost".formatted(turn.run(), turn.changeSet()));
  }
}
