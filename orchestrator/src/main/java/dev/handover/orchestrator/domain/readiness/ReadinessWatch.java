package dev.handover.orchestrator.domain.readiness;

/** What whoever keeps time calls every few seconds; on one instance at a time. */
public interface ReadinessWatch {
  /** Looks at every group that is due. Never throws because somebody is away. */
  void lookAtDueGroups();
}
