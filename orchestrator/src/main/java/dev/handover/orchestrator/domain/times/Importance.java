package dev.handover.orchestrator.domain.times;

/**
 * What a group is worth to its users.
 *
 * @param priority groups of a lower number leave a node first, 1 to 1000
 */
public record Importance(int priority, Objective objective) {
  /** The priority of a group that says nothing. */
  public static final int USUAL = 100;

  /** Of a group that says nothing. */
  public static Importance usual() {
    return new Importance(USUAL, Objective.NONE);
  }
}
