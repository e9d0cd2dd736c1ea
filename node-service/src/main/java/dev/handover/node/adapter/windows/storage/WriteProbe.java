package dev.handover.node.adapter.windows.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes a small file, through all caches, reads it again and removes it: a disk that only looks
 * online is found before a service needs it.
 */
final class WriteProbe {
  private WriteProbe() {}

  /** Why the disk cannot be written; empty when it can. */
  static Optional<String> run(Path root) {
    Path file = root.resolve(".handover-probe-" + UUID.randomUUID());
    byte[] text = file.toString().getBytes(StandardCharsets.UTF_8);
    try {
      write(file, text);
      boolean same = java.util.Arrays.equals(text, Files.readAllBytes(file));
      Files.delete(file);
      return same ? Optional.empty() : Optional.of("what was written is not what is read");
    } catch (IOException e) {
      return Optional.of("a probe cannot be written: " + e.getMessage());
    }
  }

  private static void write(Path file, byte[] text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(text);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }
}
