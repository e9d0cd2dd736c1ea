package dev.handover.directory.domain;

/**
 * Grows at every acquisition of a group's lease; the highest one shown wins. From 1 to 2^53 - 1, so
 * that JSON carries it.
 */
public record FencingEpoch(long value) implements Comparable<FencingEpoch> {
  /** The largest integer that every JSON reader keeps exactly. */
  public static final long MAX = 9_007_199_254_740_991L;

  public FencingEpoch {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException("not an epoch: " + value);
    }
  }

  /** Whether this one lost to the other. */
  public boolean isOlderThan(FencingEpoch other) {
    return value < other.value;
  }

  @Override
  public int compareTo(FencingEpoch other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
