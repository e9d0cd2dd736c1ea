package dev.handover.orchestrator.app;

import dev.handover.orchestrator.app.proof.Proofs;
import dev.handover.orchestrator.domain.NodeClient;
import dev.handover.orchestrator.domain.NodeFiles;
import dev.handover.orchestrator.domain.Probes;
import jakarta.enterprise.context.ApplicationScoped;

/** The ports to the two machines of a group, handed round as one. */
@ApplicationScoped
public class Machines {
  private final NodeClient nodes;
  private final NodeFiles files;
  private final Proofs proofs;
  private final Probes probes;

  public Machines(NodeClient nodes, NodeFiles files, Proofs proofs, Probes probes) {
    this.nodes = nodes;
    this.files = files;
    this.proofs = proofs;
    this.probes = probes;
  }

  NodeClient nodes() {
    return nodes;
  }

  NodeFiles files() {
    return files;
  }

  Proofs proofs() {
    return proofs;
  }

  Probes probes() {
    return probes;
  }
}
