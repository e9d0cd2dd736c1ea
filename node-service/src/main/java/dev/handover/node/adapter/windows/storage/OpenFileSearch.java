package dev.handover.node.adapter.windows.storage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for open files below a root. What cannot be read, such as `System Volume Information`, is
 * left out and ends nothing; links and other reparse points lead to other disks and are not
 * followed.
 */
final class OpenFileSearch extends SimpleFileVisitor<Path> {
  private static final int MAX_LOOKED_AT = 20_000;
  private static final int MAX_FOUND = 100;

  private final Path root;
  private final Predicate<Path> isOpen;
  private final List<Path> found = new ArrayList<>();
  private int lookedAt;

  OpenFileSearch(Path root, Predicate<Path> isOpen) {
    this.root = root;
    this.isOpen = isOpen;
  }

  /** At most 100 open files, of at most 20,000 that are looked at. */
  List<Path> run() {
    try {
      Files.walkFileTree(root, this);
    } catch (IOException e) {
      // The disk went away; the refusal itself does not depend on the names.
      return List.copyOf(found);
    }
    return List.copyOf(found);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    // A junction is a directory to Java; the root itself may be one, where a volume is mounted.
    boolean leadsElsewhere = attributes.isOther() && !folder.equals(root);
    return leadsElsewhere ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    lookedAt++;
    if (isOpen.test(file)) {
      found.add(file);
    }
    return lookedAt < MAX_LOOKED_AT && found.size() < MAX_FOUND
        ? FileVisitResult.CONTINUE
        : FileVisitResult.TERMINATE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
    return FileVisitResult.CONTINUE;
  }
}
