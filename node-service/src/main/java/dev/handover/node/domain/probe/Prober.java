package dev.handover.node.domain.probe;

/** Asks whether something serves, from this machine. */
public interface Prober {
  /**
   * Makes a connection, hears or asks what its kind demands, and closes it. Reads at most {@link
   * Conversation#MAX_BYTES} and takes at most the probe's limit, whatever is at the other end;
   * never throws because it does not serve.
   */
  ProbeOutcome probe(ServiceProbe probe);
}
