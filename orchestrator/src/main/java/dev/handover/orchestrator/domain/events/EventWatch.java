package dev.handover.orchestrator.domain.events;

/** What whoever keeps time calls every second; on one instance at a time. */
public interface EventWatch {
  /** Begins to deliver what is due, and returns at once. */
  void deliverDue();
}
