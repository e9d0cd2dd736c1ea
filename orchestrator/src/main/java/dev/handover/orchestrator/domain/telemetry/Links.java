package dev.handover.orchestrator.domain.telemetry;

import dev.handover.orchestrator.domain.BreakerState;
import dev.handover.orchestrator.domain.NodeRef;

/** The ways to the other services; looking at them sends nothing. */
public interface Links {
  /** State of the breaker towards this node. */
  BreakerState node(NodeRef node);

  /** State of the breaker towards directory-service. */
  BreakerState directory();
}
