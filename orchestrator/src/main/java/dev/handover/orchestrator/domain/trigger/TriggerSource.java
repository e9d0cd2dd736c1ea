package dev.handover.orchestrator.domain.trigger;

/** Who sends to a trigger, and how it is known that it did. */
public enum TriggerSource {
  /** A Prometheus Alertmanager, by a bearer token. */
  ALERTMANAGER,
  /** Anybody who signs as Standard Webhooks says, by the trigger's secret. */
  WEBHOOK
}
