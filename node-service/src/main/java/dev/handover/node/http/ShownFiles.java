package dev.handover.node.http;

import dev.handover.api.node.model.AbsentFile;
import dev.handover.api.node.model.AbsentFileList;
import dev.handover.api.node.model.AccessEntry;
import dev.handover.api.node.model.AppSettingChange;
import dev.handover.api.node.model.AppSettings;
import dev.handover.api.node.model.DirectoryList;
import dev.handover.api.node.model.FileVersion;
import dev.handover.node.app.GroupFiles;
import dev.handover.node.app.ProgramFiles;
import dev.handover.node.domain.DirectoryStatus;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskPath;
import dev.handover.node.domain.LocalPath;
import java.util.List;

/** Files and directories as the contract shows them. */
final class ShownFiles {
  private static final int MAX_ACCESS = 1024;

  private ShownFiles() {}

  static DirectoryList directories(String group, DiskId disk, List<DirectoryStatus> made) {
    return new DirectoryList(
        group, disk.value(), made.stream().map(ShownFiles::directory).toList());
  }

  private static dev.handover.api.node.model.DirectoryStatus directory(DirectoryStatus status) {
    return new dev.handover.api.node.model.DirectoryStatus(
        new DiskPath(status.place().below()).toString(),
        status.created(),
        status.access().stream().limit(MAX_ACCESS).map(ShownFiles::entry).toList());
  }

  private static AccessEntry entry(dev.handover.node.domain.AccessEntry entry) {
    return new AccessEntry(
        entry.account(),
        entry.sid(),
        AccessEntry.RightsEnum.valueOf(entry.rights().name()),
        entry.allowed(),
        entry.inherited());
  }

  static String outcome(List<DirectoryStatus> made) {
    return "created:" + made.stream().filter(DirectoryStatus::created).count();
  }

  static AbsentFileList absences(
      String group, DiskId disk, boolean preview, List<GroupFiles.Absence> absences) {
    return new AbsentFileList(
        group,
        disk.value(),
        preview,
        absences.stream()
            .map(
                file ->
                    new AbsentFile(
                        file.path(), AbsentFile.OutcomeEnum.valueOf(file.outcome().name())))
            .toList());
  }

  static String removed(List<GroupFiles.Absence> absences) {
    return "removed:"
        + absences.stream().filter(file -> file.outcome() == GroupFiles.Outcome.REMOVED).count();
  }

  static FileVersion version(LocalPath path, dev.handover.node.domain.FileVersion version) {
    return new FileVersion(
        path.toString(), version.file(), version.product(), version.size(), version.modified());
  }

  static AppSettings settings(ProgramFiles.Settings done) {
    LocalPath kept = done.kept();
    return new AppSettings(
        done.path().toString(),
        kept != null,
        kept == null ? null : kept.toString(),
        done.changes().stream()
            .map(change -> new AppSettingChange(change.key(), change.before(), change.value()))
            .toList());
  }
}
