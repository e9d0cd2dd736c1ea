package dev.handover.orchestrator.domain;

/** How many people it takes to set a safeguard aside (decision 0044). */
public enum OverrideRule {
  /** An approver may do it alone. */
  ONE_PERSON,
  /** An approver asks for it, and another one approves before anything is done. */
  TWO_PERSONS
}
