package dev.handover.orchestrator.domain;

/** How much a finding matters; BLOCKER keeps a plan from being run. */
public enum Severity {
  BLOCKER,
  WARNING,
  NOTICE
}
