package dev.handover.orchestrator.app.trigger;

import dev.handover.orchestrator.app.StartRequest;
import dev.handover.orchestrator.domain.trigger.Decision;
import java.util.Optional;

/** What an alert or event leads to, before it is begun: an order, or why there is none. */
sealed interface Order {
  /** Decided: nothing is to be begun, or it was begun before. */
  record Nothing(Decision decision) implements Order {}

  /** Something is to be begun, unless a safeguard keeps it from being. */
  record Wanted(StartRequest request) implements Order {
    boolean waits() {
      return request.needsApproval();
    }

    Optional<String> group() {
      return Optional.of(request.group().value());
    }
  }
}
