package dev.handover.orchestrator.domain.evacuation;

import dev.handover.orchestrator.domain.Work;
import java.util.UUID;

/** What whoever drives due work calls; at most one caller for an evacuation at a time. */
public interface EvacuationWork {
  /** Carries it on until it has to wait, rests or has ended. */
  Work.Due carryOn(UUID evacuation);
}
