package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.EvacuationKind;
import dev.handover.orchestrator.app.evacuation.EvacuationRequest;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.OperationKind;
import dev.handover.orchestrator.domain.evacuation.EvacuationOrder.AfterFailure;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** An evacuation that was asked for, in the domain's words. */
final class EvacuationAsked {
  private static final Predicate<String> IS_NAME =
      Pattern.compile("[a-z0-9][a-z0-9-]{0,62}").asMatchPredicate();

  private EvacuationAsked() {}

  static EvacuationRequest of(
      dev.handover.api.orchestrator.model.EvacuationRequest asked, String actor) {
    if (asked.attestation() != null && asked.kind() != EvacuationKind.FAILOVER) {
      throw Asked.wrong("/attestation", "is for the kind FAILOVER only", "Leave it out.");
    }
    List<NodeName> from = asked.from().stream().map(NodeName::new).distinct().toList();
    if (from.size() != asked.from().size()) {
      throw Asked.wrong("/from", "names a node twice", "Name each node once.");
    }
    // Generated checks do not reach into a list of lists.
    boolean badWave =
        asked.waves().stream()
            .anyMatch(w -> w.isEmpty() || w.size() > 1000 || !w.stream().allMatch(IS_NAME));
    if (badWave) {
      throw Asked.wrong("/waves", "has a wave without groups, or with a bad name", "Name groups.");
    }
    return new EvacuationRequest(
        from,
        OperationKind.valueOf(asked.kind().name()),
        asked.limit(),
        asked.waves().stream().map(wave -> wave.stream().map(GroupName::new).toList()).toList(),
        AfterFailure.valueOf(asked.onFailure().name()),
        actor,
        asked.reason().strip(),
        Asked.attestation(asked.attestation()),
        Asked.waivers(asked.overrides()),
        Asked.ticket(asked.ticket()));
  }
}
