package dev.handover.node.domain;

/** What came of a check. */
public enum CheckOutcome {
  PASSED,
  FAILED,
  /** It could not be read; the evidence says why. */
  UNKNOWN,
  /** It does not concern this machine or this request. */
  NOT_APPLICABLE
}
