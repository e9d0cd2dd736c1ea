package dev.handover.directory.domain;

/** How the connection to the directory is protected. */
public enum DirectorySecurity {
  LDAPS,
  STARTTLS,
  /** Not at all; refused unless allowed by name. */
  PLAIN
}
