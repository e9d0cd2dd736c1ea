package dev.handover.orchestrator.domain;

/** What to do when a step cannot be done after the pivot. Two owners always halt. */
public enum OnFailure {
  HALT,
  COMPENSATE
}
