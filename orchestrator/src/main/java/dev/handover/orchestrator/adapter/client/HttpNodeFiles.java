package dev.handover.orchestrator.adapter.client;

import static dev.handover.orchestrator.adapter.client.GarbledAnswer.body;

import dev.handover.api.node.FilesApi;
import dev.handover.api.node.model.AbsentFile;
import dev.handover.api.node.model.AccessGrant;
import dev.handover.api.node.model.AccessRights;
import dev.handover.api.node.model.DesiredAbsentFiles;
import dev.handover.api.node.model.DesiredDirectories;
import dev.handover.api.node.model.DesiredDirectory;
import dev.handover.api.node.model.DirectoryStatus;
import dev.handover.orchestrator.domain.DiskDirectory;
import dev.handover.orchestrator.domain.DiskPath;
import dev.handover.orchestrator.domain.DiskRef;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.NodeFiles;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.StepOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Files at the node-services over HTTP. */
@ApplicationScoped
class HttpNodeFiles implements NodeFiles {
  /**
   * Storage groups that nobody used have a handful of logs each; whoever has more has been used.
   */
  private static final int MOST_FILES = 200;

  private static final int MOST_SHOWN = 8;

  private final Targets targets;

  @Inject
  HttpNodeFiles(Targets targets) {
    this.targets = targets;
  }

  @Override
  public StepOutcome makeDirectories(
      NodeRef node, DiskRef disk, List<DiskDirectory> directories, Fence fence) {
    Target target = targets.node(node);
    DesiredDirectories desired =
        new DesiredDirectories(
            disk.id(),
            directories.stream().map(HttpNodeFiles::shown).toList(),
            HttpNodeClient.shown(fence));
    return Outcomes.outcome(
        target,
        () -> {
          List<DirectoryStatus> made =
              body(target.api(FilesApi.class).putDirectories(fence.group().value(), desired))
                  .items();
          long fresh = made.stream().filter(DirectoryStatus::created).count();
          return new StepOutcome.Done(
              "%d directories, %d of them new".formatted(made.size(), fresh));
        });
  }

  @Override
  public StepOutcome purge(NodeRef node, DiskRef disk, List<DiskPath> files, Fence fence) {
    Target target = targets.node(node);
    DesiredAbsentFiles desired =
        new DesiredAbsentFiles(
            disk.id(),
            files.stream().map(DiskPath::value).toList(),
            false,
            MOST_FILES,
            HttpNodeClient.shown(fence));
    return Outcomes.outcome(
        target,
        () -> {
          List<String> removed =
              body(target.api(FilesApi.class).putAbsentFiles(fence.group().value(), desired))
                  .items()
                  .stream()
                  .filter(file -> file.outcome() == AbsentFile.OutcomeEnum.REMOVED)
                  .map(AbsentFile::path)
                  .toList();
          return new StepOutcome.Done(
              removed.isEmpty()
                  ? "no such files"
                  : "%d files removed: %s%s"
                      .formatted(
                          removed.size(),
                          String.join(", ", removed.stream().limit(MOST_SHOWN).toList()),
                          removed.size() > MOST_SHOWN ? ", …" : ""));
        });
  }

  private static DesiredDirectory shown(DiskDirectory directory) {
    return new DesiredDirectory(
        directory.path(),
        directory.access().stream()
            .map(
                grant ->
                    new AccessGrant(grant.account(), AccessRights.valueOf(grant.rights().name())))
            .toList());
  }
}
