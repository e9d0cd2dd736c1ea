package dev.handover.orchestrator.domain;

/**
 * Number that grows at every acquisition of a group's lease. Receivers refuse a smaller one than
 * the highest they promised, so a late actor can do no harm. 0 means that none was issued yet.
 */
public record FencingEpoch(long value) implements Comparable<FencingEpoch> {
  /** The largest integer that JSON readers keep exactly (RFC 8259, section 6). */
  private static final long MAXIMUM = 9_007_199_254_740_991L;

  public FencingEpoch {
    if (value < 0 || value > MAXIMUM) {
      throw new IllegalArgumentException("not an epoch: " + value);
    }
  }

  public static FencingEpoch none() {
    return new FencingEpoch(0);
  }

  public FencingEpoch next() {
    return new FencingEpoch(value + 1);
  }

  public FencingEpoch orLater(FencingEpoch other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(FencingEpoch other) {
    return Long.compare(value, other.value);
  }
}
