package dev.handover.orchestrator.adapter.client;

import static dev.handover.orchestrator.adapter.client.GarbledAnswer.body;

import dev.handover.api.directory.ChangeSetsApi;
import dev.handover.api.directory.model.AttributeChange;
import dev.handover.api.directory.model.Change;
import dev.handover.api.directory.model.ChangePage;
import dev.handover.api.directory.model.ChangeSet;
import dev.handover.api.directory.model.TaskProgress;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.report.ChangeRecord;
import dev.handover.orchestrator.domain.report.ChangeRecord.Kept;
import dev.handover.orchestrator.domain.report.ChangeRecords;
import dev.handover.orchestrator.domain.report.ChangeSetRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** The change sets of directory-service, over HTTP. */
@ApplicationScoped
class HttpChangeRecords implements ChangeRecords {
  private final Target target;

  @Inject
  HttpChangeRecords(Targets targets) {
    this.target = targets.directory();
  }

  @Override
  public Answer<ChangeSetRecord> changeSet(UUID id) {
    return Outcomes.answer(
        target, () -> record(body(target.api(ChangeSetsApi.class).getChangeSet(id))));
  }

  private static ChangeSetRecord record(ChangeSet set) {
    return new ChangeSetRecord(
        set.id(),
        set.state().name(),
        set.contentHash(),
        set.tasks().stream().mapToInt(TaskProgress::total).sum(),
        Optional.ofNullable(set.domainController()));
  }

  @Override
  public Answer<Page> changes(UUID changeSet, Optional<String> cursor, int limit) {
    return Outcomes.answer(
        target,
        () ->
            page(
                changeSet,
                body(
                    target
                        .api(ChangeSetsApi.class)
                        .listChanges(changeSet, null, null, cursor.orElse(null), limit))));
  }

  private static Page page(UUID changeSet, ChangePage page) {
    return new Page(
        page.items().stream().map(change -> record(changeSet, change)).toList(),
        Optional.ofNullable(page.next()));
  }

  private static ChangeRecord record(UUID changeSet, Change change) {
    return new ChangeRecord(
        changeSet,
        change.sequence(),
        change.task(),
        change.dn(),
        change.attributes().stream().map(HttpChangeRecords::values).toList(),
        change.outcome().name(),
        Optional.ofNullable(change.detail()));
  }

  private static ChangeRecord.Values values(AttributeChange values) {
    return new ChangeRecord.Values(
        values.name(),
        Boolean.TRUE.equals(values.binary()),
        Kept.of(values.before()),
        Kept.of(values.after()));
  }
}
