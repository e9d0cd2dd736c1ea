package dev.handover.directory.app;

/** Which way LDIF leads. */
public enum LdifDirection {
  /** Makes the changes, as compare-and-set. */
  FORWARD,
  /** Sets the values from before. */
  REVERSE
}
