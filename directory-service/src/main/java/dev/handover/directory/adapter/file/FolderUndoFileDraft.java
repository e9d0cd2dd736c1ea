package dev.handover.directory.adapter.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handover.directory.domain.UndoFileDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Text that is known back to front lies in a file beside as it came; when it is complete, its parts
 * are copied in the opposite order.
 */
final class FolderUndoFileDraft implements UndoFileDraft {

  private final FolderUndoFiles files;
  private final String name;
  private final Path beside;
  private final FileChannel channel;

  /** Where each part ends; the first begins at 0. */
  private final List<Long> ends = new ArrayList<>();

  private FolderUndoFileDraft(
      FolderUndoFiles files, String name, Path beside, FileChannel channel) {
    this.files = files;
    this.name = name;
    this.beside = beside;
    this.channel = channel;
  }

  static FolderUndoFileDraft of(FolderUndoFiles files, String name, Path beside)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    return new FolderUndoFileDraft(files, name, beside, channel);
  }

  @Override
  public void prepend(String text) {
    try {
      ByteBuffer octets = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (octets.hasRemaining()) {
        channel.write(octets);
      }
      ends.add(channel.position());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the undo file " + beside, e);
    }
  }

  @Override
  public String complete(String header) {
    return files.writeWith(name, file -> copyTo(file, header));
  }

  private void copyTo(FileChannel file, String header) throws IOException {
    ByteBuffer octets = ByteBuffer.wrap(header.getBytes(UTF_8));
    while (octets.hasRemaining()) {
      file.write(octets);
    }
    for (int part = ends.size() - 1; part >= 0; part--) {
      long from = part == 0 ? 0 : ends.get(part - 1);
      while (from < ends.get(part)) {
        from += channel.transferTo(from, ends.get(part) - from, file);
      }
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + beside, e);
    }
  }
}
