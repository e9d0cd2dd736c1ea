package dev.handover.orchestrator.domain;

/** State of the circuit breaker towards one target. */
public enum BreakerState {
  CLOSED,
  OPEN,
  HALF_OPEN
}
