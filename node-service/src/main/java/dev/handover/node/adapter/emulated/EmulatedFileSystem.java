package dev.handover.node.adapter.emulated;

import dev.handover.node.adapter.DurableFile;
import dev.handover.node.domain.AccessGrant;
import dev.handover.node.domain.DirectoryStatus;
import dev.handover.node.domain.FileEntry;
import dev.handover.node.domain.FileRefusals;
import dev.handover.node.domain.FileSystem;
import dev.handover.node.domain.FileVersion;
import dev.handover.node.domain.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file system of an emulated machine. A file that begins with the lines `FileVersion: a.b.c.d`
 * and `ProductVersion: a.b.c.d` has these versions; one that faults.yaml lists among the open files
 * is in use.
 */
final class EmulatedFileSystem implements FileSystem {
  private static final int VERSION_BYTES = 200;
  private static final Pattern FILE_VERSION =
      Pattern.compile("\\AFileVersion: (\\d+\\.\\d+\\.\\d+\\.\\d+)");
  private static final Pattern PRODUCT_VERSION =
      Pattern.compile("(?m)^ProductVersion: (\\d+\\.\\d+\\.\\d+\\.\\d+)");

  private final MachineFolder folder;
  private final EmulatedDrives drives;

  EmulatedFileSystem(MachineFolder folder, EmulatedDrives drives) {
    this.folder = folder;
    this.drives = drives;
  }

  @Override
  public DirectoryStatus makeDirectory(Place directory, List<AccessGrant> grants) {
    return alone(
        () -> {
          EmulatedAccess access = EmulatedAccess.of(drives.folderOf(directory.root()));
          List<EmulatedAccess.Given> given = EmulatedAccess.resolve(grants);
          boolean created = make(directory);
          return new DirectoryStatus(directory, created, access.give(directory.below(), given));
        });
  }

  private boolean make(Place directory) throws IOException {
    if (directory.below().isEmpty()) {
      return false;
    }
    if (drives.locate(directory).isEmpty()) {
      make(directory.parent());
    }
    Path path = drives.locate(directory).orElseThrow();
    if (Files.isDirectory(path)) {
      return false;
    }
    if (Files.exists(path)) {
      throw FileRefusals.blocked(directory.toString(), "is not a directory");
    }
    Files.createDirectory(path);
    return true;
  }

  @Override
  public Optional<List<FileEntry>> list(Place directory) {
    return alone(
        () -> {
          Optional<Path> path = existing(directory);
          if (path.isEmpty()) {
            return Optional.empty();
          }
          if (!Files.isDirectory(path.get())) {
            throw FileRefusals.blocked(directory.toString(), "is not a directory");
          }
          try (Stream<Path> children = Files.list(path.get())) {
            return Optional.of(
                children
                    .limit(MAX_ENTRIES)
                    .map(EmulatedFileSystem::entry)
                    .sorted(Comparator.comparing(FileEntry::name))
                    .toList());
          }
        });
  }

  @Override
  public boolean remove(Place file) {
    return alone(
        () -> {
          Optional<Path> path = file(file);
          if (path.isEmpty()) {
            return false;
          }
          requireNotOpen(file);
          return Files.deleteIfExists(path.get());
        });
  }

  @Override
  public Optional<FileVersion> version(Place file) {
    return alone(
        () -> {
          Optional<Path> path = file(file);
          return path.isEmpty() ? Optional.empty() : Optional.of(versionOf(path.get()));
        });
  }

  @Override
  public Optional<byte[]> read(Place file, int maxBytes) {
    return alone(
        () -> {
          Optional<Path> path = file(file);
          if (path.isEmpty()) {
            return Optional.empty();
          }
          if (Files.size(path.get()) > maxBytes) {
            throw FileRefusals.blocked(file.toString(), "has more than " + maxBytes + " bytes");
          }
          return Optional.of(Files.readAllBytes(path.get()));
        });
  }

  @Override
  public void create(Place file, byte[] content) {
    alone(
        () -> {
          if (existing(file).isPresent()) {
            throw FileRefusals.blocked(file.toString(), "exists already");
          }
          new DurableFile(inFolder(file)).write(content);
          return true;
        });
  }

  @Override
  public void replace(Place file, byte[] content) {
    alone(
        () -> {
          Path path = file(file).orElseThrow(() -> FileRefusals.notFound(file.path()));
          requireNotOpen(file);
          new DurableFile(path).write(content);
          return true;
        });
  }

  private Path inFolder(Place file) {
    if (existing(file.parent()).isEmpty()) {
      throw FileRefusals.notFound(file.parent().path());
    }
    return drives.locate(file).orElseThrow();
  }

  private Optional<Path> existing(Place place) {
    return drives.locate(place).filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS));
  }

  private Optional<Path> file(Place place) {
    Optional<Path> path = existing(place);
    if (path.filter(Files::isDirectory).isPresent()) {
      throw FileRefusals.blocked(place.toString(), "is a directory");
    }
    return path;
  }

  private void requireNotOpen(Place file) {
    boolean isOpen =
        folder.faults().openFiles().stream()
            .anyMatch(open -> open.path().equalsIgnoreCase(file.toString()));
    if (isOpen) {
      throw FileRefusals.inUse(file.toString());
    }
  }

  private static FileEntry entry(Path path) {
    FileEntry.Kind kind =
        Files.isSymbolicLink(path)
            ? FileEntry.Kind.REPARSE_POINT
            : Files.isDirectory(path) ? FileEntry.Kind.DIRECTORY : FileEntry.Kind.FILE;
    return new FileEntry(String.valueOf(path.getFileName()), kind);
  }

  private static FileVersion versionOf(Path path) throws IOException {
    String start;
    try (var in = Files.newInputStream(path)) {
      start = new String(in.readNBytes(VERSION_BYTES), StandardCharsets.ISO_8859_1);
    }
    return new FileVersion(
        found(FILE_VERSION, start),
        found(PRODUCT_VERSION, start),
        Files.size(path),
        Files.getLastModifiedTime(path).toInstant());
  }

  private static @Nullable String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T alone(Work<T> work) {
    Supplier<T> guarded =
        () -> {
          try {
            return work.run();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    return folder.alone(guarded);
  }
}
