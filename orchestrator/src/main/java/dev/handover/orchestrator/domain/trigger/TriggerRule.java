package dev.handover.orchestrator.domain.trigger;

import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OperationKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an alert or event leads to.
 *
 * @param match all of it has to hold
 * @param target a node; empty for the one that does not have the group, and for a runbook
 * @param runbook its name, for the kind RUNBOOK
 */
public record TriggerRule(
    String name,
    List<LabelMatch> match,
    GroupChoice group,
    OperationKind kind,
    Optional<NodeName> target,
    Optional<String> runbook,
    Template reason,
    Optional<TicketTemplate> ticket) {
  public TriggerRule {
    match = List.copyOf(match);
  }

  /** The first thing that speaks against it; empty when it matches. */
  public Optional<String> objection(Map<String, String> labels) {
    return match.stream().flatMap(m -> m.objection(labels).stream()).findFirst();
  }
}
