package dev.handover.orchestrator.adapter.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lines of a file that nobody else may see. Read anew each time, so that a new one counts at once.
 */
record SecretFile(Path file) {
  private static final int MOST_BYTES = 16_384;
  private static final int MOST_LINES = 4;

  /** The lines that are neither empty nor comments, at least one. */
  List<String> lines() throws NotDelivered {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new NotDelivered("the file %s is larger than 16 KiB".formatted(file));
      }
      List<String> lines =
          Files.readAllLines(file).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .limit(MOST_LINES)
              .toList();
      if (lines.isEmpty()) {
        throw new NotDelivered("the file %s is empty".formatted(file));
      }
      return lines;
    } catch (IOException e) {
      throw new NotDelivered("the file %s cannot be read".formatted(file));
    }
  }

  /** The first of them. */
  String first() throws NotDelivered {
    return lines().getFirst();
  }
}
