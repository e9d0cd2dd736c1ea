package dev.handover.orchestrator.http;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Probes;
import dev.handover.orchestrator.domain.serving.ProbeView;
import dev.handover.orchestrator.domain.serving.ServiceProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Ports on which everything serves, and nodes that do not reach each other. */
@Alternative
@ApplicationScoped
public class FakePorts implements Probes {
  @Override
  public Answer<Boolean> reaches(NodeRef from, NodeRef to) {
    return new Answer.Given<>(false);
  }

  @Override
  public Answer<ProbeView> probe(NodeRef from, String address, ServiceProbe probe) {
    return new Answer.Given<>(new ProbeView(true, "220 ready", "serves"));
  }

  @Override
  public boolean accepts(String address, int port) {
    return true;
  }
}
