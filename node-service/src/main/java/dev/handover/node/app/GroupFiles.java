package dev.handover.node.app;

import dev.handover.node.domain.AccessGrant;
import dev.handover.node.domain.DirectoryStatus;
import dev.handover.node.domain.DiskId;
import dev.handover.node.domain.DiskPath;
import dev.handover.node.domain.DiskState;
import dev.handover.node.domain.DiskStatus;
import dev.handover.node.domain.Disks;
import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.FileEntry;
import dev.handover.node.domain.FileName;
import dev.handover.node.domain.FilePattern;
import dev.handover.node.domain.FileRefusals;
import dev.handover.node.domain.FileSystem;
import dev.handover.node.domain.LocalPath;
import dev.handover.node.domain.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Directories and files on a group's switching disk, while it is ONLINE on this machine. Whether it
 * is, whether it is the group's, and whether the fence still is the promised one, is looked at anew
 * before every single change.
 */
@ApplicationScoped
public class GroupFiles {
  private final FileSystem files;
  private final Disks disks;
  private final DiskClaims claims;
  private final EpochGate gate;

  /** A directory that has to exist, and who may do what there. */
  public record Wanted(DiskPath path, List<AccessGrant> grants) {
    public Wanted {
      grants = List.copyOf(grants);
    }
  }

  /** Files that must not exist, and the most that may be removed for it. */
  public record Unwanted(List<FilePattern> patterns, int maxFiles, boolean preview) {
    public Unwanted {
      patterns = List.copyOf(patterns);
    }
  }

  /** What became of a file, or of a pattern that nothing fits. */
  public record Absence(String path, Outcome outcome) {}

  /** What became of a file. */
  public enum Outcome {
    REMOVED,
    WOULD_BE_REMOVED,
    ABSENT
  }

  public GroupFiles(FileSystem files, Disks disks, DiskClaims claims, EpochGate gate) {
    this.files = files;
    this.disks = disks;
    this.claims = claims;
    this.gate = gate;
  }

  /** Makes the directories, in this order. */
  public List<DirectoryStatus> make(DiskId disk, List<Wanted> directories, Fence fence) {
    rootOf(disk, fence);
    gate.admit(fence);
    return directories.stream().map(wanted -> make(disk, wanted, fence)).toList();
  }

  private DirectoryStatus make(DiskId disk, Wanted wanted, Fence fence) {
    return gate.act(
        fence,
        () ->
            files.makeDirectory(
                new Place(rootOf(disk, fence), wanted.path().names()), wanted.grants()));
  }

  /** Removes the files. Nothing is removed until all of them have been found. */
  public List<Absence> remove(DiskId disk, Unwanted unwanted, Fence fence) {
    LocalPath root = rootOf(disk, fence);
    gate.admit(fence);
    List<Found> found = new ArrayList<>();
    int left = unwanted.maxFiles();
    for (FilePattern pattern : unwanted.patterns()) {
      Found files = gate.act(fence, () -> find(root, pattern));
      left -= files.names().size();
      if (left < 0) {
        throw FileRefusals.tooMany(pattern.toString(), unwanted.maxFiles());
      }
      found.add(files);
    }
    return found.stream()
        .flatMap(files -> absences(disk, files, unwanted.preview(), fence).stream())
        .toList();
  }

  private record Found(FilePattern pattern, Place folder, List<FileName> names) {}

  private Found find(LocalPath root, FilePattern pattern) {
    Place folder = new Place(root, pattern.folder());
    List<FileName> names = new ArrayList<>();
    for (FileEntry entry : files.list(folder).orElse(List.of())) {
      if (!pattern.matches(entry.name())) {
        continue;
      }
      String path = folder + "\\" + entry.name();
      switch (entry.kind()) {
        case FILE -> names.add(nameOf(path, entry.name()));
        case REPARSE_POINT -> throw FileRefusals.reparsePoint(path);
        case DIRECTORY -> {
          if (pattern.isPlain()) {
            throw FileRefusals.blocked(path, "is a directory; directories are never removed");
          }
        }
      }
    }
    return new Found(pattern, folder, names);
  }

  private List<Absence> absences(DiskId disk, Found found, boolean preview, Fence fence) {
    if (found.names().isEmpty()) {
      return List.of(new Absence(found.pattern().toString(), Outcome.ABSENT));
    }
    List<Absence> absences = new ArrayList<>();
    for (FileName name : found.names()) {
      Place file = found.folder().child(name);
      String shown = new DiskPath(file.below()).toString();
      Outcome outcome = preview ? Outcome.WOULD_BE_REMOVED : remove(disk, file, fence);
      absences.add(new Absence(shown, outcome));
    }
    return absences;
  }

  private Outcome remove(DiskId disk, Place file, Fence fence) {
    boolean removed =
        gate.act(fence, () -> files.remove(new Place(rootOf(disk, fence), file.below())));
    return removed ? Outcome.REMOVED : Outcome.ABSENT;
  }

  /** A program may have made a name that we would not. */
  private static FileName nameOf(String path, String name) {
    try {
      return new FileName(name);
    } catch (IllegalArgumentException e) {
      throw FileRefusals.blocked(path, "has a name that is only safe by hand");
    }
  }

  private LocalPath rootOf(DiskId disk, Fence fence) {
    DiskStatus status = disks.query(disk).orElseThrow(() -> DiskSwitch.unknown(disk));
    String mountPoint = status.mountPoint();
    if (status.state() != DiskState.ONLINE || mountPoint == null) {
      throw FileRefusals.diskNotOnline(disk);
    }
    claims.requireNoOther(disk, fence.group());
    return LocalPath.ofMountPoint(mountPoint);
  }
}
