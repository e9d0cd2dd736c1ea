package dev.handover.orchestrator.domain.serving;

/** Which of the two servers has to see that a service serves. */
public enum ProbeFrom {
  /** Both, as far as they can be asked. */
  BOTH,
  /** The one that serves. */
  NODE,
  /** The other one; the one that serves where the other cannot be asked. */
  PARTNER
}
