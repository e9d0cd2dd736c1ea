package dev.handover.orchestrator.adapter.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** Keys in a file that somebody puts there. */
final class KeyFile implements KeySource {
  private static final long MAX_BYTES = 1 << 20;

  private final Path file;
  private volatile @Nullable FileTime readAt;

  KeyFile(Path file) {
    this.file = file;
  }

  @Override
  public boolean hasChanged() {
    try {
      return !Files.getLastModifiedTime(file).equals(readAt);
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public String read() throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException("larger than %d bytes: %s".formatted(MAX_BYTES, file));
    }
    readAt = Files.getLastModifiedTime(file);
    return Files.readString(file);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
