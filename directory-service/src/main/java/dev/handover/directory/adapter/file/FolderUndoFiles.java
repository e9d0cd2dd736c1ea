package dev.handover.directory.adapter.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.handover.directory.domain.UndoFileDraft;
import dev.handover.directory.domain.UndoFiles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Undo files in one folder. A file appears under its name only when it is whole and on disk: it is
 * written beside, synced, renamed, and the folder is synced. Several instances may share the
 * folder: what lies beside is each instance's own.
 */
public final class FolderUndoFiles implements UndoFiles {

  /** Two instances that write the same file at the same time must not write into each other's. */
  private final String unfinished = "." + UUID.randomUUID() + ".part";

  private static final String BESIDE = ".backwards";

  private final Path folder;

  /** Files in this folder, which is made when it is missing. */
  public FolderUndoFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Writes the content of a file. */
  interface Content {
    void to(FileChannel file) throws IOException;
  }

  @Override
  public String write(String name, Iterator<String> parts) {
    return writeWith(
        name,
        file -> {
          Writer writer = new BufferedWriter(Channels.newWriter(file, UTF_8));
          while (parts.hasNext()) {
            writer.write(parts.next());
          }
          writer.flush();
        });
  }

  @Override
  public UndoFileDraft draft(String name) {
    Path beside = placeOf(name + BESIDE);
    try {
      Files.createDirectories(folder);
      return FolderUndoFileDraft.of(this, name, beside);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the undo file " + beside, e);
    }
  }

  @Override
  public void discard(String name) {
    delete(placeOf(name + BESIDE).toString());
    delete(placeOf(name + unfinished).toString());
    delete(placeOf(name).toString());
  }

  private Path placeOf(String name) {
    Path file = folder.resolve(name);
    if (!folder.equals(file.getParent())) {
      throw new IllegalArgumentException("not a plain file name: '" + name + "'");
    }
    return file;
  }

  /** Makes a file of this content appear, whole and on disk. */
  String writeWith(String name, Content content) {
    Path file = placeOf(name);
    try {
      Files.createDirectories(folder);
      Path beside = placeOf(name + unfinished);
      writeAndSync(beside, content);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder();
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the undo file " + file, e);
    }
  }

  private static void writeAndSync(Path file, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE)) {
      content.to(channel);
      channel.force(true);
    }
  }

  /**
   * Without this a power cut may forget the file's name. Windows cannot open folders, and needs
   * not.
   */
  private void syncFolder() throws IOException {
    if (System.getProperty("os.name", "").startsWith("Windows")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    }
  }

  @Override
  public boolean exists(String path) {
    return Files.isRegularFile(folder.resolve(Path.of(path).getFileName()));
  }

  @Override
  public List<String> writtenBefore(Instant time) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = new ArrayList<>();
      for (Path file : files.toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
          names.add(file.getFileName().toString());
        }
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into the undo folder " + folder, e);
    }
  }

  @Override
  public void delete(String path) {
    Path file = folder.resolve(Path.of(path).getFileName());
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the undo file " + file, e);
    }
  }
}
