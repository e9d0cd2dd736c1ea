package dev.handover.directory.adapter.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.READ;

import dev.handover.directory.domain.UndoFiles;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;

/**
 * Undo files in one folder. A file appears under its name only when it is whole and on disk: it is
 * written beside, synced, renamed, and the folder is synced.
 */
public final class FolderUndoFiles implements UndoFiles {

  private final Path folder;

  /** Files in this folder, which is made when it is missing. */
  public FolderUndoFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public String write(String name, Iterator<String> parts) {
    Path file = folder.resolve(name);
    if (!folder.equals(file.getParent())) {
      throw new IllegalArgumentException("not a plain file name: '" + name + "'");
    }
    try {
      Files.createDirectories(folder);
      Path unfinished = folder.resolve(name + ".part");
      writeAndSync(unfinished, parts);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolder();
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the undo file " + file, e);
    }
  }

  private static void writeAndSync(Path file, Iterator<String> parts) throws IOException {
    try (FileOutputStream stream = new FileOutputStream(file.toFile());
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(stream, UTF_8))) {
      while (parts.hasNext()) {
        writer.write(parts.next());
      }
      writer.flush();
      stream.getFD().sync();
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
    return Files.isRegularFile(Path.of(path));
  }

  @Override
  public void delete(String path) {
    Path file = Path.of(path).normalize();
    if (!folder.equals(file.getParent())) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the undo file " + file, e);
    }
  }
}
