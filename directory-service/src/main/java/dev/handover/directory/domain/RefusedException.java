package dev.handover.directory.domain;

/**
 * The way out for a {@link Refusal}: thrown where it is known, turned into a problem at the edge.
 */
public final class RefusedException extends RuntimeException {
  private final transient Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.detail());
    this.refusal = refusal;
  }

  /** Why. */
  public Refusal refusal() {
    return refusal;
  }
}
