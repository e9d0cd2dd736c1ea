package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.Evacuation;
import dev.handover.api.orchestrator.model.EvacuationCount;
import dev.handover.api.orchestrator.model.EvacuationFailure;
import dev.handover.api.orchestrator.model.EvacuationKind;
import dev.handover.api.orchestrator.model.EvacuationPart;
import dev.handover.api.orchestrator.model.EvacuationPartState;
import dev.handover.api.orchestrator.model.EvacuationPlan;
import dev.handover.api.orchestrator.model.EvacuationPlanItem;
import dev.handover.api.orchestrator.model.EvacuationState;
import dev.handover.api.orchestrator.model.EvacuationVerdict;
import dev.handover.api.orchestrator.model.EvacuationWish;
import dev.handover.orchestrator.app.evacuation.EvacuationPreview;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.evacuation.EvacuationOrder;
import dev.handover.orchestrator.domain.evacuation.Part;
import dev.handover.orchestrator.domain.evacuation.Wish;
import java.util.List;

/** Evacuations as the contract shows them. */
final class EvacuationView {
  private EvacuationView() {}

  static Evacuation of(dev.handover.orchestrator.domain.evacuation.Evacuation evacuation) {
    EvacuationOrder order = evacuation.order();
    return new Evacuation(
        order.id(),
        names(order.from()),
        EvacuationKind.valueOf(order.kind().name()),
        order.limit(),
        EvacuationFailure.valueOf(order.afterFailure().name()),
        EvacuationState.valueOf(evacuation.state().name()),
        order.reason(),
        order.actor(),
        order.attestation().map(a -> OperationView.attestation(a, order.actor())).orElse(null),
        OverridesView.of(order.waivers()),
        TriggerView.ticket(order.ticket()),
        order.createdAt(),
        evacuation.endedAt().orElse(null),
        evacuation.counts().entrySet().stream()
            .map(e -> new EvacuationCount(state(e.getKey()), e.getValue()))
            .toList(),
        evacuation.parts().stream().map(EvacuationView::part).toList(),
        evacuation.wishes().stream().map(EvacuationView::wish).toList(),
        evacuation.version());
  }

  private static List<String> names(List<NodeName> nodes) {
    return nodes.stream().map(NodeName::value).toList();
  }

  private static EvacuationPartState state(Part.State state) {
    return EvacuationPartState.valueOf(state.name());
  }

  private static EvacuationPart part(Part part) {
    return new EvacuationPart(
        part.group().value(),
        part.wave(),
        part.source().value(),
        part.target().map(NodeName::value).orElse(null),
        state(part.state()),
        part.attempts(),
        part.operation().orElse(null),
        part.detail().isEmpty() ? null : PlanView.cut(part.detail()));
  }

  private static EvacuationWish wish(Wish wish) {
    return new EvacuationWish(
        wish.kind().name(),
        wish.group().map(GroupName::value).orElse(null),
        wish.actor(),
        wish.reason(),
        wish.at());
  }

  static EvacuationPlan of(EvacuationPreview preview) {
    return new EvacuationPlan(
        names(preview.request().from()),
        EvacuationKind.valueOf(preview.request().kind().name()),
        preview.request().limit(),
        preview.runnable(),
        preview.items().stream().map(EvacuationView::item).toList());
  }

  private static EvacuationPlanItem item(EvacuationPreview.Item item) {
    return new EvacuationPlanItem(
        item.part().group().value(),
        item.part().wave(),
        item.part().source().value(),
        item.part().target().map(NodeName::value).orElse(null),
        EvacuationVerdict.valueOf(item.verdict().name()),
        item.against().map(problem -> problem.code().code()).orElse(null),
        item.against().map(Problem::detail).map(PlanView::cut).orElse(null),
        item.against().map(Problem::cure).orElse(null),
        item.plan().map(PlanView::of).orElse(null));
  }
}
