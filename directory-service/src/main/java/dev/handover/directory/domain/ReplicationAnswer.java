package dev.handover.directory.domain;

/** What a domain controller said when it was asked to fetch an entry from another one. */
public record ReplicationAnswer(Kind kind, String detail) {

  /** How it took the request. */
  public enum Kind {
    /** It fetches the entry. */
    STARTED,
    /** It does not know such requests; replication goes its own way. */
    NOT_OFFERED,
    /** It knows them and would not. */
    REFUSED
  }
}
