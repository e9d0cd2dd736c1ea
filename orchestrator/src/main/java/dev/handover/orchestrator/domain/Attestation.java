package dev.handover.orchestrator.domain;

/**
 * A person's word that the source has let go; accepted only when the source cannot say so itself.
 */
public record Attestation(Statement statement, String reason) {
  /** What is attested. */
  public enum Statement {
    SOURCE_IS_OFF
  }
}
