package dev.handover.orchestrator.app.simulation;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView.ServiceState;
import dev.handover.orchestrator.domain.Probes;
import dev.handover.orchestrator.domain.serving.ProbeView;
import dev.handover.orchestrator.domain.serving.ServiceProbe;

/** What one server sees of the service that answers at the group's address, wherever that is. */
final class SimulatedProbes implements Probes {
  private static final String SERVICE = "MSExchangeTransport";

  private final World world;
  private final Program self;

  SimulatedProbes(World world, Program self) {
    this.world = world;
    this.self = self;
  }

  @Override
  public Answer<Boolean> reaches(NodeRef from, NodeRef to) {
    return new Answer.Given<>(false);
  }

  @Override
  public Answer<ProbeView> probe(NodeRef from, String address, ServiceProbe probe) {
    NodeProgram there = world.node(from.name());
    return Replies.answer(from.name().value(), world.network.call(self, there, this::seen));
  }

  private ProbeView seen() {
    boolean serves =
        world.nodes.stream()
            .map(node -> node.machine)
            .anyMatch(
                machine ->
                    machine.powered
                        && machine.address
                        && machine.state(SERVICE) == ServiceState.RUNNING);
    return new ProbeView(serves, serves ? "220 ready" : "", serves ? "" : "connection refused");
  }

  @Override
  public boolean accepts(String address, int port) {
    return true;
  }
}
