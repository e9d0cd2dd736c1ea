package dev.handover.node.adapter.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whole folders: copied under another name first, so that a folder is there completely or not at
 * all.
 */
final class Folders {
  private Folders() {}

  static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
  }

  /** All files below a folder, in an order that is always the same. */
  static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  /** What lies directly in a folder; nothing when there is none. */
  static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  /** Copies a folder to a name that is not taken yet. */
  static void copy(Path from, Path to) {
    Path unfinished = to.resolveSibling(to.getFileName() + ".part");
    delete(unfinished);
    try {
      for (Path file : files(from)) {
        Path copy = unfinished.resolve(from.relativize(file).toString());
        create(copy.resolveSibling("."));
        Files.copy(file, copy);
      }
      Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + from + " to " + to, e);
    }
  }

  /** Writes a small file, and the folder it lies in. */
  static void write(Path file, String text) {
    create(file.resolveSibling("."));
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Copies a file unless there is one already: what an administrator changed stays. */
  static boolean copyIfAbsent(Path from, Path to) {
    if (Files.exists(to)) {
      return false;
    }
    create(to.resolveSibling("."));
    try {
      Files.copy(from, to);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + from + " to " + to, e);
    }
  }

  /** Deletes a folder or file with all that is in it; links are removed, not followed. */
  static void delete(Path path) {
    if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(path, new Deleting());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path + " (is a file of it open?)", e);
    }
  }

  /** Deletes a folder that is empty, and leaves any other. */
  static boolean deleteIfEmpty(Path folder) {
    if (!entries(folder).isEmpty()) {
      return false;
    }
    delete(folder);
    return true;
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
        throws IOException {
      if (failed != null) {
        throw failed;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
