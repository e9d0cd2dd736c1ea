package dev.handover.directory.http;

import dev.handover.directory.app.Audit;
import dev.handover.directory.app.ChangeSetWork;
import dev.handover.directory.app.Previews;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The use cases that change something, each with its line in the audit log. */
@ApplicationScoped
class AuditedChanges {

  private final Audit audit;
  private final Previews previews;
  private final ChangeSetWork work;

  AuditedChanges(Audit audit, Previews previews, ChangeSetWork work) {
    this.audit = audit;
    this.previews = previews;
    this.work = work;
  }

  UUID preview(Previews.Request request) {
    return audit.record(
        request.move().group(),
        request.actor(),
        () -> previews.preview(request),
        id -> "changeSetId=" + id);
  }

  ChangeSetWork.Result bring(ChangeSetWork.Request request) {
    String change =
        "changeSetId=%s task=%s desired=%s"
            .formatted(request.changeSet(), request.task(), request.desired());
    return audit.record(
        request.fence(),
        change,
        () -> work.bring(request),
        result -> result.reached() ? "reached" : "on its way");
  }
}
