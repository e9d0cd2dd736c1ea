package dev.handover.orchestrator.adapter.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * The bearer token in a file, read again when the file's time of change does. Never in a log or a
 * message.
 */
final class TokenSource {
  private static final int MAX_TOKEN = 512;

  private final Path file;
  private String token = "";
  private @Nullable FileTime readAt;

  TokenSource(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /**
   * The token, or nothing when the file cannot be read: then the target refuses, and the cure names
   * the file.
   */
  synchronized String current() {
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
