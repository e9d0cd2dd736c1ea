package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.Freeze;
import dev.handover.orchestrator.domain.Freezes;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.Safeguard;
import dev.handover.orchestrator.domain.Severity;
import dev.handover.orchestrator.domain.Waiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What keeps a new operation from being started, whatever the plan is; each set aside by name. */
final class Safeguards {
  private final Freezes freezes;

  Safeguards(Freezes freezes) {
    this.freezes = freezes;
  }

  /** Every reason against it that was not set aside; none when it may begin. */
  List<Problem> against(GroupName group, List<Waiver> waivers, Instant now) {
    List<Problem> against = new ArrayList<>();
    if (Waiver.of(Safeguard.FREEZE, waivers).isEmpty()) {
      freezes.inForce(now).stream()
          .filter(freeze -> freeze.holdsFor(Optional.of(group)))
          .map(Freeze::problem)
          .forEach(against::add);
    }
    return against;
  }

  /** The same as findings of a preview. */
  List<Finding> findings(GroupName group, List<Waiver> waivers, Instant now) {
    return against(group, waivers, now).stream()
        .map(
            problem ->
                new Finding(
                    Severity.BLOCKER,
                    problem.code().code(),
                    Optional.of(group.value()),
                    problem.detail(),
                    problem.cure()))
        .toList();
  }
}
