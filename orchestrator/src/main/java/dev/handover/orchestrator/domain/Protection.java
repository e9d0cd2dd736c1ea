package dev.handover.orchestrator.domain;

/**
 * What a group is protected from, and how.
 *
 * @param moves how often it may move
 */
public record Protection(MovePolicy moves) {
  /** What holds for a group that says nothing. */
  public static Protection standard() {
    return new Protection(MovePolicy.standard());
  }
}
