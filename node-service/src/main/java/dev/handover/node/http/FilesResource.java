package dev.handover.node.http;

import dev.handover.api.node.FilesApi;
import dev.handover.api.node.model.AbsentFileList;
import dev.handover.api.node.model.AppSettings;
import dev.handover.api.node.model.DesiredAbsentFiles;
import dev.handover.api.node.model.DesiredAppSettings;
import dev.handover.api.node.model.DesiredDirectories;
import dev.handover.api.node.model.DirectoryList;
import dev.handover.api.node.model.FileVersion;
import dev.handover.node.app.Audit;
import dev.handover.node.app.GroupFiles;
import dev.handover.node.app.ProgramFiles;
import dev.handover.node.domain.AppSetting;
import dev.handover.node.domain.DirectoryStatus;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.LocalPath;
import dev.handover.node.domain.Role;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** Directories and files on a switching disk, and the files of a program. */
class FilesResource implements FilesApi {
  private final GroupFiles groupFiles;
  private final ProgramFiles programFiles;
  private final Callers callers;
  private final Audit audit;

  FilesResource(GroupFiles groupFiles, ProgramFiles programFiles, Callers callers, Audit audit) {
    this.groupFiles = groupFiles;
    this.programFiles = programFiles;
    this.callers = callers;
    this.audit = audit;
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<DirectoryList> putDirectories(String group, DesiredDirectories asked) {
    DiskId disk = Parsed.value("/disk", asked.disk(), DiskId::new);
    Fence fence = ParsedFiles.fenceOf(group, callers.fence(asked.fence()));
    List<GroupFiles.Wanted> wanted = ParsedFiles.directories(asked.directories());
    List<DirectoryStatus> made =
        audit.record(
            fence,
            "%d directories on disk %s".formatted(wanted.size(), disk),
            () -> groupFiles.make(disk, wanted, fence),
            ShownFiles::outcome);
    return RestResponse.ok(ShownFiles.directories(group, disk, made));
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<AbsentFileList> putAbsentFiles(String group, DesiredAbsentFiles asked) {
    DiskId disk = Parsed.value("/disk", asked.disk(), DiskId::new);
    Fence fence = ParsedFiles.fenceOf(group, callers.fence(asked.fence()));
    GroupFiles.Unwanted unwanted = ParsedFiles.unwanted(asked);
    List<GroupFiles.Absence> absences =
        audit.record(
            fence,
            "absent files on disk %s: %s".formatted(disk, unwanted),
            () -> groupFiles.remove(disk, unwanted, fence),
            ShownFiles::removed);
    return RestResponse.ok(ShownFiles.absences(group, disk, unwanted.preview(), absences));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<FileVersion> getFileVersion(String path) {
    LocalPath local = Parsed.value("path", path, ParsedFiles::file);
    return RestResponse.ok(ShownFiles.version(local, programFiles.version(local)));
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<AppSettings> putAppSettings(DesiredAppSettings asked) {
    LocalPath path = Parsed.value("/path", asked.path(), ParsedFiles::file);
    Fence fence = callers.fence(asked.fence());
    List<AppSetting> settings = ParsedFiles.settings(asked.settings());
    ProgramFiles.Settings done =
        audit.record(
            fence,
            "%d settings of %s".formatted(settings.size(), path),
            () -> programFiles.configure(path, settings, fence),
            result -> result.kept() == null ? "unchanged" : "kept:" + result.kept());
    return RestResponse.ok(ShownFiles.settings(done));
  }
}
