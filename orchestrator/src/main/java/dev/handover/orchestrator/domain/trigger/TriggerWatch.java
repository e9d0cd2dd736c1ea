package dev.handover.orchestrator.domain.trigger;

/** Decides what was received and not decided: after a crash, or because somebody did not answer. */
public interface TriggerWatch {
  /** Everything that is due. */
  void decideDue();
}
