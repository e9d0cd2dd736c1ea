package dev.handover.node.domain;

/** Safeguards that a person may set aside, each for itself. */
public enum OverrideName {
  /** The process of a service that hangs in STOP_PENDING may be ended. */
  END_HUNG_PROCESS,
  /** A disk's reservation may be taken from the machine that holds it. */
  PREEMPT_RESERVATION
}
