package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.DeliveryLane;
import dev.handover.api.orchestrator.model.Subscription;
import dev.handover.api.orchestrator.model.SubscriptionChange;
import dev.handover.api.orchestrator.model.SubscriptionState;
import dev.handover.orchestrator.app.events.SubscriptionService;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.events.Standing;
import java.util.UUID;

/** Subscriptions in the words of the contract. */
final class SubscriptionView {
  private SubscriptionView() {}

  static Subscription of(SubscriptionService.Report report) {
    Standing standing = report.standing();
    return new Subscription(
        report.subscription().name(),
        report.subscription().template(),
        report.subscription().receiver().shown(),
        report.subscription().types(),
        report.subscription().groups(),
        standing.enabled() ? SubscriptionState.ENABLED : SubscriptionState.DISABLED,
        standing
            .change()
            .map(change -> new SubscriptionChange(change.at(), change.actor(), change.reason()))
            .orElse(null),
        standing.pending(),
        standing.dropped(),
        standing.lanes().stream().map(SubscriptionView::lane).toList());
  }

  private static DeliveryLane lane(Standing.Progress lane) {
    return new DeliveryLane(
        lane.group().map(GroupName::value).orElse(null),
        lane.isForOne() ? UUID.fromString(lane.name()) : null,
        lane.delivered(),
        lane.pending(),
        lane.attempts(),
        lane.pending() > 0 ? lane.dueAt() : null,
        lane.deliveredAt().orElse(null),
        lane.fault().map(Standing.Fault::error).orElse(null),
        lane.fault().map(Standing.Fault::at).orElse(null));
  }
}
