package dev.handover.orchestrator.domain;

/** What keeps an operation from being started, and can be set aside by name (decision 0012). */
public enum Safeguard {
  /** The group, or everything, is frozen. */
  FREEZE,
  /** The group moved a moment ago. */
  DWELL,
  /** The source of a FAILOVER answers, and its power is cut all the same. */
  FENCE_ANSWERING_SOURCE
}
