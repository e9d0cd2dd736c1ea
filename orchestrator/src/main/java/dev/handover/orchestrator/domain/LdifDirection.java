package dev.handover.orchestrator.domain;

/** Which way an LDIF goes. */
public enum LdifDirection {
  FORWARD,
  REVERSE
}
