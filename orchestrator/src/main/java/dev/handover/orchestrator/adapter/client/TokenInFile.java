package dev.handover.orchestrator.adapter.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** The bearer token in a file, read again when the file's time of change does. */
final class TokenInFile implements TokenSource {
  private static final int MAX_TOKEN = 512;

  private final Path file;
  private String token = "";
  private @Nullable FileTime readAt;

  TokenInFile(Path file) {
    this.file = file;
  }

  @Override
  public String told() {
    return file.toString();
  }

  @Override
  public synchronized String current() {
    try {
      FileTime changedAt = Files.getLastModifiedTime(file);
      if (!changedAt.equals(readAt)) {
        String text = Files.readString(file).strip();
        token =
            text.length() > MAX_TOKEN || text.chars().anyMatch(Character::isWhitespace) ? "" : text;
        readAt = changedAt;
      }
    } catch (IOException e) {
      token = "";
      readAt = null;
    }
    return token;
  }
}
