package dev.handover.directory.http;

import dev.handover.api.directory.ChangeSetsApi;
import dev.handover.api.directory.model.ChangeOutcome;
import dev.handover.api.directory.model.ChangePage;
import dev.handover.api.directory.model.ChangeSet;
import dev.handover.api.directory.model.ChangeSetPage;
import dev.handover.api.directory.model.ChangeSetRequest;
import dev.handover.api.directory.model.DesiredChangeSetState;
import dev.handover.api.directory.model.Verification;
import dev.handover.directory.app.ChangeSetWork;
import dev.handover.directory.app.ChangeSets;
import dev.handover.directory.app.LdifDirection;
import dev.handover.directory.app.Verifications;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.GroupName;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Preview, apply, verify, revert. */
class ChangeSetsResource implements ChangeSetsApi {

  private final Asked asked;
  private final AuditedChanges changes;
  private final ChangeSets sets;
  private final Verifications verifications;

  ChangeSetsResource(
      Asked asked, AuditedChanges changes, ChangeSets sets, Verifications verifications) {
    this.asked = asked;
    this.changes = changes;
    this.sets = sets;
    this.verifications = verifications;
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<ChangeSet> createChangeSet(String idempotencyKey, ChangeSetRequest request) {
    UUID id = changes.preview(asked.preview(idempotencyKey, request));
    ChangeSet set = shown(sets.get(id));
    return RestResponse.ResponseBuilder.<ChangeSet>create(RestResponse.Status.CREATED, set)
        .location(URI.create("/v1/change-sets/" + id))
        .build();
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<ChangeSet> getChangeSet(UUID id) {
    return RestResponse.ok(shown(sets.get(id)));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<String> getLdif(UUID id, String direction) {
    return StreamedText.of(
        sets.ldif(id, Asked.choice("direction", direction, LdifDirection.class)));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<ChangeSetPage> listChangeSets(
      @Nullable String group, @Nullable String cursor, Integer limit) {
    GroupName only = group == null ? null : new GroupName(group);
    List<dev.handover.directory.domain.ChangeSet> page =
        sets.list(only, Cursor.position(cursor, UUID::fromString), limit);
    return RestResponse.ok(
        new ChangeSetPage(
            page.stream().map(this::shown).toList(),
            Cursor.after(page, limit, dev.handover.directory.domain.ChangeSet::id)));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<ChangePage> listChanges(
      UUID id,
      @Nullable String task,
      @Nullable ChangeOutcome outcome,
      @Nullable String cursor,
      Integer limit) {
    List<RecordedChange> page =
        sets.changes(new Asked.Changes(id, task, outcome, cursor, limit).query());
    return RestResponse.ok(
        new ChangePage(
            page.stream().map(Shown::change).toList(),
            Cursor.after(page, limit, last -> last.change().sequence())));
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<ChangeSet> putChangeSetState(UUID id, DesiredChangeSetState state) {
    ChangeSetWork.Result result = changes.bring(asked.work(id, state));
    ChangeSet set = shown(result.set());
    return result.reached() ? RestResponse.ok(set) : onItsWay(set);
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<Verification> verifyChangeSet(UUID id, String expect, @Nullable String task) {
    Direction expected = Asked.choice("expect", expect, Direction.class);
    return RestResponse.ok(
        Shown.verification(verifications.verify(id, expected, Asked.taskName(task))));
  }

  private ChangeSet shown(dev.handover.directory.domain.ChangeSet set) {
    return Shown.changeSet(set, sets.progress(set));
  }

  private static RestResponse<ChangeSet> onItsWay(ChangeSet set) {
    return RestResponse.ResponseBuilder.<ChangeSet>create(RestResponse.Status.ACCEPTED, set)
        .header("Retry-After", "1")
        .build();
  }
}
