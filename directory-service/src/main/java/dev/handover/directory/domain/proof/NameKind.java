package dev.handover.directory.domain.proof;

/** In which way a value names a server. */
public enum NameKind {
  /** A distinguished name of the server or of something of its own. */
  DN,
  /** Its legacyExchangeDN, or something below it. */
  LEGACY_DN,
  /** The host of a service principal name. */
  SPN,
  /** Its DNS name, alone or within a text. */
  DNS_NAME,
  /** Its name and nothing else. */
  NAME,
  /** A text in which its name is a word: somebody has to read it. */
  TEXT
}
