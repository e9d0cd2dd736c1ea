package dev.handover.orchestrator.domain;

import java.util.UUID;

/** Makes resting or waiting operations due. */
public interface Wakeups {
  /** The operation is due now; harmless when it is being worked on or has ended. */
  void wake(UUID operation);
}
