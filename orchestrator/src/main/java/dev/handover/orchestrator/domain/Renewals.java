package dev.handover.orchestrator.domain;

/** What whoever keeps time calls every few seconds; on one instance at a time. */
public interface Renewals {
  /** Renews every source lease that is due. Never throws because a node is away. */
  void renewDue();
}
