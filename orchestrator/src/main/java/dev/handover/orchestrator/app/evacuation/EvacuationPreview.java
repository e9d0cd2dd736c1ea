package dev.handover.orchestrator.app.evacuation;

import dev.handover.orchestrator.domain.Plan;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.evacuation.Part;
import java.util.List;
import java.util.Optional;

/** What an evacuation would do, in the order in which the groups would begin. */
public record EvacuationPreview(EvacuationRequest request, List<Item> items) {
  public EvacuationPreview {
    items = List.copyOf(items);
  }

  /** Every group that should move would. */
  public boolean runnable() {
    return items.stream().noneMatch(item -> item.verdict() == Verdict.BLOCKED);
  }

  /** What would become of a group. */
  public enum Verdict {
    MOVES,
    ELSEWHERE,
    BLOCKED
  }

  /**
   * One group.
   *
   * @param plan also of a group whose findings block it
   * @param against why it would not move
   */
  public record Item(Part part, Verdict verdict, Optional<Plan> plan, Optional<Problem> against) {}
}
