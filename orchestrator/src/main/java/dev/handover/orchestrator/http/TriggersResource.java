package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.TriggersApi;
import dev.handover.api.orchestrator.model.ReceivedPage;
import dev.handover.api.orchestrator.model.TriggerList;
import dev.handover.orchestrator.app.trigger.TriggerService;
import dev.handover.orchestrator.domain.Role;
import dev.handover.orchestrator.domain.trigger.Receipts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Which triggers there are, and what they were sent. */
@RunOnVirtualThread
class TriggersResource implements TriggersApi {
  private final TriggerService triggers;

  TriggersResource(TriggerService triggers) {
    this.triggers = triggers;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<TriggerList> listTriggers() {
    return RestResponse.ok(new TriggerList(triggers.all().stream().map(TriggerView::of).toList()));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<ReceivedPage> listReceived(
      String trigger, @Nullable String cursor, Integer limit) {
    Receipts.Page page = triggers.received(trigger, Cursor.parse(cursor), limit);
    return RestResponse.ok(
        new ReceivedPage(
            page.items().stream().map(TriggerView::of).toList(),
            page.next().map(UUID::toString).orElse(null)));
  }
}
