package dev.handover.node.adapter.emulated;

import dev.handover.node.domain.FileName;
import dev.handover.node.domain.FileRefusals;
import dev.handover.node.domain.LocalPath;
import dev.handover.node.domain.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The drives of an emulated machine: C: is the folder `C` of the machine, and a mount point is the
 * folder `files` of the image of the disk that is ONLINE there. A symbolic link stands for a
 * reparse point. Names are compared without case, whatever the file system below does.
 */
final class EmulatedDrives {
  private final MachineFolder folder;
  private final EmulatedMachine.Setup setup;

  EmulatedDrives(MachineFolder folder, EmulatedMachine.Setup setup) {
    this.folder = folder;
    this.setup = setup;
  }

  /** The folder behind a root, made when it is missing. */
  Path folderOf(LocalPath root) {
    Path found =
        mountedAt(root)
            .or(() -> systemDrive(root))
            .orElseThrow(() -> FileRefusals.blocked(root.toString(), "is not mounted"));
    try {
      return Files.createDirectories(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the place lies, whether or not it exists; empty when a folder on the way is missing. */
  Optional<Path> locate(Place place) {
    Path at = folderOf(place.root());
    int depth = 0;
    for (FileName name : place.below()) {
      if (depth > 0 && !Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      if (!Files.isDirectory(at)) {
        throw FileRefusals.blocked(place.toString(), "has a file on the way to it");
      }
      at = child(at, name);
      if (Files.isSymbolicLink(at)) {
        throw FileRefusals.reparsePoint(place.toString());
      }
      depth++;
    }
    return Optional.of(at);
  }

  private Optional<Path> mountedAt(LocalPath root) {
    return folder.state().disks().entrySet().stream()
        .filter(disk -> root.startsWith(mountPoint(disk)))
        .max(Comparator.comparingInt(disk -> mountPoint(disk).names().size()))
        .flatMap(
            disk ->
                Optional.ofNullable(folder.machine().disks().get(disk.getKey()))
                    .map(entry -> setup.sharedDir().resolve(entry.image()).resolve("files"))
                    .map(files -> below(files, root, mountPoint(disk).names().size())));
  }

  private Optional<Path> systemDrive(LocalPath root) {
    return root.drive() == 'C'
        ? Optional.of(below(setup.machineDir().resolve("C"), root, 0))
        : Optional.empty();
  }

  private static Path below(Path start, LocalPath root, int skipped) {
    Path at = start;
    for (FileName name : root.names().subList(skipped, root.names().size())) {
      at = child(at, name);
    }
    return at;
  }

  private static Path child(Path parent, FileName name) {
    if (!Files.isDirectory(parent)) {
      return parent.resolve(name.value());
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(child -> name.isSameAs(String.valueOf(child.getFileName())))
          .findFirst()
          .orElseGet(() -> parent.resolve(name.value()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalPath mountPoint(Map.Entry<String, MachineState.OnlineDisk> disk) {
    return LocalPath.ofMountPoint(disk.getValue().mountPoint());
  }
}
