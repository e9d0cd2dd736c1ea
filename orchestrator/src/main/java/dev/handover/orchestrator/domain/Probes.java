package dev.handover.orchestrator.domain;

import dev.handover.orchestrator.domain.serving.ProbeView;
import dev.handover.orchestrator.domain.serving.ServiceProbe;

/** Looks from somewhere whether something can be reached. Nothing throws because it cannot. */
public interface Probes {
  /** Whether one node reaches the port of the other's node-service: a second road to it. */
  Answer<Boolean> reaches(NodeRef from, NodeRef to);

  /**
   * What a node sees of a service. Unreachable and Refused are about that node; that the service
   * does not serve is an answer.
   */
  Answer<ProbeView> probe(NodeRef from, String address, ServiceProbe probe);

  /** Whether a port of an address accepts a connection from here, within a few seconds. */
  boolean accepts(String address, int port);
}
