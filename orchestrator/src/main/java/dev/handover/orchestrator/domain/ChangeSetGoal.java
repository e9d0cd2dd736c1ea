package dev.handover.orchestrator.domain;

/** The state a change set, or one task of it, is to be brought to. */
public enum ChangeSetGoal {
  APPLIED,
  REVERTED
}
