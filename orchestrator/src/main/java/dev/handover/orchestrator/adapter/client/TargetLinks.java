package dev.handover.orchestrator.adapter.client;

import dev.handover.orchestrator.domain.BreakerState;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.telemetry.Links;
import jakarta.enterprise.context.ApplicationScoped;

/** The breakers of all targets. */
@ApplicationScoped
class TargetLinks implements Links {
  private final Targets targets;

  TargetLinks(Targets targets) {
    this.targets = targets;
  }

  @Override
  public BreakerState node(NodeRef node) {
    return targets.node(node).breaker();
  }

  @Override
  public BreakerState directory() {
    return targets.directory().breaker();
  }
}
