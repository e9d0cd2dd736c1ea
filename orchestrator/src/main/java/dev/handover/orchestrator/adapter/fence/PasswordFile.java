package dev.handover.orchestrator.adapter.fence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A password in a file, read each time it is needed; a line end after it is not part of it. */
record PasswordFile(Path file) {
  private static final int MAX_BYTES = 1024;

  String read() throws FenceFault {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new FenceFault("the password file " + file + " is larger than 1 KiB");
      }
      String text = Files.readString(file).stripTrailing();
      if (text.isEmpty() || text.lines().count() > 1) {
        throw new FenceFault("the password file " + file + " has to have one line");
      }
      return text;
    } catch (IOException e) {
      throw new FenceFault("the password file " + file + " cannot be read");
    }
  }
}
