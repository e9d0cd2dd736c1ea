package dev.handover.orchestrator.domain;

/** Looks from somewhere whether something can be reached. Nothing throws because it cannot. */
public interface Probes {
  /** Whether one node reaches the port of the other's node-service: a second road to it. */
  Answer<Boolean> reaches(NodeRef from, NodeRef to);

  /** Whether a port of an address accepts a connection from here, within a few seconds. */
  boolean accepts(String address, int port);
}
