package dev.handover.directory.domain;

/** Whether an account may write something. */
public enum WriteRight {
  GRANTED,
  DENIED,
  /** The server said neither. */
  UNKNOWN
}
