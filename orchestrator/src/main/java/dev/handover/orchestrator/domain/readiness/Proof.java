package dev.handover.orchestrator.domain.readiness;

/** A proof that the active node let go of the group, and whether it could be had right now. */
public record Proof(Kind kind, boolean available, String detail) {
  /** The five that are accepted, in the order of preference. */
  public enum Kind {
    /** The source's own word. */
    SOURCE,
    /** The disk's reservation (SCSI-3 persistent reservation), taken from it. */
    DISK_RESERVATION,
    /** A fence agent that says that its power is off. */
    FENCE_AGENT,
    /** Its lease, expired. */
    SOURCE_LEASE,
    /** A person's word. */
    ATTESTATION
  }
}
