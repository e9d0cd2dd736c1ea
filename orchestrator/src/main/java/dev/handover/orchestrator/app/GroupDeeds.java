package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Deed;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What a runbook does with the group as a whole. */
@ApplicationScoped
public class GroupDeeds {
  private final Children children;
  private final Rehearsal rehearsal;
  private final FreezeService freezes;
  private final InstantSource clock;

  public GroupDeeds(
      Children children, Rehearsal rehearsal, FreezeService freezes, InstantSource clock) {
    this.children = children;
    this.rehearsal = rehearsal;
    this.freezes = freezes;
    this.clock = clock;
  }

  StepOutcome move(Group group, Deed.Move move, Fence fence) {
    return children.move(group, move, fence);
  }

  StepOutcome freeze(Deed.Freeze deed, Fence fence) {
    Instant end = clock.instant().plus(deed.length());
    freezes.freezeFor(
        fence.issuer(),
        fence.group(),
        new FreezeService.Wish(fence.onBehalfOf(), deed.reason(), Optional.of(end)));
    return new StepOutcome.Done("frozen until %s, or until this runbook ends".formatted(end));
  }

  StepOutcome unfreeze(Fence fence) {
    freezes.liftFor(fence.issuer(), fence.group());
    return new StepOutcome.Done("no longer frozen by this runbook");
  }

  StepOutcome rehearse(Group group, NodeRef target, Fence fence) {
    return rehearsal.of(group, target, fence);
  }
}
