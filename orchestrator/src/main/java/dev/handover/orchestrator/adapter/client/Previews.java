package dev.handover.orchestrator.adapter.client;

import dev.handover.api.directory.model.ChangePage;
import dev.handover.api.directory.model.ChangeSet;
import dev.handover.api.directory.model.TaskProgress;
import dev.handover.orchestrator.domain.ChangeSetGoal;
import dev.handover.orchestrator.domain.DirectoryPreview;
import dev.handover.orchestrator.domain.Finding;
import dev.handover.orchestrator.domain.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Change sets in the orchestrator's words. */
final class Previews {
  private Previews() {}

  static DirectoryPreview of(ChangeSet set, ChangePage first, int sampleSize) {
    List<DirectoryPreview.Change> sample =
        first.items().stream().flatMap(Previews::attributes).limit(sampleSize).toList();
    return new DirectoryPreview(
        set.id(),
        set.contentHash(),
        set.tasks().stream()
            .map(task -> new DirectoryPreview.TaskCount(task.task(), task.total()))
            .toList(),
        set.findings().stream().map(Previews::finding).toList(),
        sample);
  }

  private static Stream<DirectoryPreview.Change> attributes(
      dev.handover.api.directory.model.Change change) {
    return change.attributes().stream()
        .map(
            a ->
                new DirectoryPreview.Change(
                    change.task(), change.dn(), a.name(), a.before(), a.after()));
  }

  private static Finding finding(dev.handover.api.directory.model.Finding finding) {
    return new Finding(
        Severity.valueOf(finding.severity().name()),
        finding.code(),
        Optional.ofNullable(finding.dn()),
        finding.detail(),
        finding.cure());
  }

  /** How far a task has come, in words. */
  static String progress(TaskProgress task, ChangeSetGoal goal) {
    int done = goal == ChangeSetGoal.APPLIED ? task.applied() : task.reverted();
    String conflicts = task.conflicts() == 0 ? "" : ", " + task.conflicts() + " in conflict";
    String refused = task.refused() == 0 ? "" : ", " + task.refused() + " refused";
    return done
        + " of "
        + task.total()
        + " entries "
        + goal.name().toLowerCase(java.util.Locale.ROOT)
        + conflicts
        + refused;
  }
}
