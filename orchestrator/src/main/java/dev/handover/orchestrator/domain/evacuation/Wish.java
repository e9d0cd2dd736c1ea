package dev.handover.orchestrator.domain.evacuation;

import dev.handover.orchestrator.domain.GroupName;
import java.time.Instant;
import java.util.Optional;

/** What a person wanted of an evacuation; `group` is for SKIP. */
public record Wish(Kind kind, Optional<GroupName> group, String actor, String reason, Instant at) {
  /** What can be wanted. */
  public enum Kind {
    PAUSE,
    RESUME,
    CANCEL,
    SKIP
  }
}
