package dev.handover.orchestrator.domain;

/** What whoever keeps time calls every few seconds; on one instance at a time. */
public interface Watch {
  /** Looks at every group that may be taken over by itself. Never throws because a node is away. */
  void lookAround();
}
