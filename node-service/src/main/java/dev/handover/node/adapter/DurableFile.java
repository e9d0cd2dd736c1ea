package dev.handover.node.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A small file that is replaced as a whole: after a crash at any moment it has the former content
 * or the new one, and once {@link #write} returns it is the new one, also after a power cut.
 */
public final class DurableFile {
  private final Path path;
  private final Path temporary;

  public DurableFile(Path path) {
    this.path = path.toAbsolutePath();
    this.temporary = this.path.resolveSibling(path.getFileName() + ".new");
  }

  /** The content, unless there is no such file. */
  public Optional<byte[]> read() {
    try {
      return Optional.of(Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the content. */
  public synchronized void write(byte[] content) {
    replace(content, true);
  }

  /**
   * Replaces the content for everybody who reads it from now on, whatever becomes of this process;
   * after a power cut it may be the former one.
   */
  public synchronized void writeSoon(byte[] content) {
    replace(content, false);
  }

  private void replace(byte[] content, boolean durably) {
    try {
      Path folder = folder();
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        if (durably) {
          channel.force(true);
        }
      }
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      if (durably) {
        sync(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  private Path folder() {
    Path folder = path.getParent();
    if (folder == null) {
      throw new IllegalStateException("a file lies in a folder: " + path);
    }
    return folder;
  }

  /**
   * The rename is durable once the folder is; Windows has no such call and journals renames by
   * itself.
   */
  private static void sync(Path folder) throws IOException {
    if (java.io.File.separatorChar == '\\') {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
