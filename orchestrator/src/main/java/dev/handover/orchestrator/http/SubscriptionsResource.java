package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.SubscriptionsApi;
import dev.handover.api.orchestrator.model.EnableRequest;
import dev.handover.api.orchestrator.model.RedeliverRequest;
import dev.handover.api.orchestrator.model.Subscription;
import dev.handover.api.orchestrator.model.SubscriptionList;
import dev.handover.orchestrator.app.events.SubscriptionService;
import dev.handover.orchestrator.app.events.SubscriptionService.Wish;
import dev.handover.orchestrator.domain.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** Who is told what happened. */
@RunOnVirtualThread
class SubscriptionsResource implements SubscriptionsApi {
  private final SubscriptionService service;
  private final Caller caller;
  private final AuditLog audit;

  SubscriptionsResource(SubscriptionService service, Caller caller, AuditLog audit) {
    this.service = service;
    this.caller = caller;
    this.audit = audit;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<SubscriptionList> listSubscriptions() {
    return RestResponse.ok(
        new SubscriptionList(service.all().stream().map(SubscriptionView::of).toList()));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<Subscription> getSubscription(String subscription) {
    return RestResponse.ok(SubscriptionView.of(service.get(subscription)));
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<Subscription> enableSubscription(String subscription, EnableRequest request) {
    boolean fromNow = request.from() == EnableRequest.FromEnum.NOW;
    String reason = request.reason().strip();
    return audited(
        "enable subscription %s from %s".formatted(subscription, fromNow ? "now" : "pending"),
        reason,
        () -> service.enable(subscription, caller.actor(), reason, fromNow));
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<Subscription> redeliverEvents(String subscription, RedeliverRequest request) {
    Wish wish = wish(request);
    return audited(
        "redeliver to subscription %s: %s".formatted(subscription, wish),
        request.reason().strip(),
        () -> service.redeliver(subscription, wish));
  }

  private static Wish wish(RedeliverRequest request) {
    List<Wish> wishes = new ArrayList<>();
    Optional.ofNullable(request.event()).map(Wish.One::new).ifPresent(wishes::add);
    Optional.ofNullable(request.sinceSequence())
        .map(Wish.SinceSequence::new)
        .ifPresent(wishes::add);
    Optional.ofNullable(request.since()).map(Wish.Since::new).ifPresent(wishes::add);
    if (wishes.size() != 1) {
      throw Asked.wrong(
          "/event",
          "one of event, sinceSequence and since is needed, and no more",
          "Give exactly one of them.");
    }
    return wishes.getFirst();
  }

  private RestResponse<Subscription> audited(
      String what, String reason, Supplier<SubscriptionService.Report> work) {
    AuditLog.Change change = new AuditLog.Change(what, "-", reason, Optional.empty());
    return RestResponse.ok(SubscriptionView.of(audit.recordOutside(change, work)));
  }
}
