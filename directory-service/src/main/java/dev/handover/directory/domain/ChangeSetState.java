package dev.handover.directory.domain;

/**
 * Where a change set stands.
 *
 * <pre>
 *   PREVIEWING ──► BLOCKED      (a blocker was found; cannot be applied)
 *       │
 *       ▼
 *   PREVIEWED ──► APPLYING ──► APPLIED
 *       │            │  ▲         │
 *       ▼            ▼  │         ▼
 *       └───────► REVERTING ◄─────┘
 *                    │  ▲
 *                    ▼  └── (applied again)
 *                 REVERTED
 * </pre>
 *
 * PREVIEWING lasts while the changes are being computed; a set whose computation broke off is
 * removed. APPLYING and REVERTING also mean that the work stopped before its end: nothing goes on
 * by itself.
 */
public enum ChangeSetState {
  PREVIEWING,
  PREVIEWED,
  BLOCKED,
  APPLYING,
  APPLIED,
  REVERTING,
  REVERTED;

  /** The state while a change set is brought a way. */
  public static ChangeSetState towards(Direction direction) {
    return direction == Direction.APPLIED ? APPLYING : REVERTING;
  }

  /** Whether work was begun and has not reached its end: such a set is never forgotten. */
  public boolean isUnfinished() {
    return this == APPLYING || this == REVERTING;
  }

  /** The state of a change set that was brought all the way. */
  public static ChangeSetState at(Direction direction) {
    return direction == Direction.APPLIED ? APPLIED : REVERTED;
  }
}
