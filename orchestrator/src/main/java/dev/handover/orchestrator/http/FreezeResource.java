package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.FreezesApi;
import dev.handover.api.orchestrator.model.FreezeRequest;
import dev.handover.api.orchestrator.model.FreezeState;
import dev.handover.orchestrator.app.FreezeService;
import dev.handover.orchestrator.domain.Freeze;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** When nothing new may begin. */
@RunOnVirtualThread
class FreezeResource implements FreezesApi {
  private final FreezeService freezes;
  private final Caller caller;
  private final AuditLog audit;

  FreezeResource(FreezeService freezes, Caller caller, AuditLog audit) {
    this.freezes = freezes;
    this.caller = caller;
    this.audit = audit;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<FreezeState> getFreeze() {
    return answer(freezes.look(Optional.empty()));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<FreezeState> getGroupFreeze(String group) {
    return answer(freezes.look(Optional.of(new GroupName(group))));
  }

  @Override
  @RolesAllowed(Role.APPROVER_NAME)
  public RestResponse<FreezeState> freezeEverything(FreezeRequest request) {
    return freeze(Optional.empty(), request);
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<FreezeState> freezeGroup(String group, FreezeRequest request) {
    return freeze(Optional.of(new GroupName(group)), request);
  }

  @Override
  @RolesAllowed(Role.APPROVER_NAME)
  public RestResponse<FreezeState> unfreezeEverything() {
    return unfreeze(Optional.empty());
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<FreezeState> unfreezeGroup(String group) {
    return unfreeze(Optional.of(new GroupName(group)));
  }

  private RestResponse<FreezeState> freeze(Optional<GroupName> group, FreezeRequest request) {
    FreezeService.Wish wish =
        new FreezeService.Wish(
            caller.actor(), request.reason().strip(), Optional.ofNullable(request.until()));
    String until = wish.until().map(at -> " until " + at).orElse("");
    return audited("freeze" + until, group, wish.reason(), () -> freezes.freeze(group, wish));
  }

  private RestResponse<FreezeState> unfreeze(Optional<GroupName> group) {
    return audited("unfreeze", group, "-", () -> freezes.lift(group));
  }

  private RestResponse<FreezeState> audited(
      String what, Optional<GroupName> group, String reason, Supplier<List<Freeze>> work) {
    AuditLog.Change change =
        new AuditLog.Change(
            what, group.map(GroupName::value).orElse("-"), reason, Optional.empty());
    return answer(audit.recordOutside(change, work));
  }

  private static RestResponse<FreezeState> answer(List<Freeze> freezes) {
    return RestResponse.ok(new FreezeState(!freezes.isEmpty(), FreezeView.of(freezes)));
  }
}
