package dev.handover.directory.domain;

/** How the connection to the directory is protected. */
public enum DirectorySecurity {
  LDAPS,
  STARTTLS,
  /** By the Kerberos session that the login made: every message is encrypted. */
  SASL,
  /** Not at all; refused unless allowed by name. */
  PLAIN
}
