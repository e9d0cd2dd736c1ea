package dev.handover.node.adapter.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;

/**
 * Reads a program's output to its end, so that the program never waits for a reader, and keeps the
 * last 4 KiB of it.
 */
final class LastLine {
  private static final int KEPT_BYTES = 4096;
  private static final int MAX_LENGTH = 500;

  private final InputStream output;
  private final Thread reader;
  private byte[] tail = {};

  private LastLine(InputStream output) {
    this.output = output;
    reader = new Thread(this::read, "command-output");
    reader.setDaemon(true);
  }

  static LastLine of(InputStream output) {
    LastLine line = new LastLine(output);
    line.reader.start();
    return line;
  }

  /** The last line that is not blank, once the output has ended or the time is over. */
  String within(Duration grace) {
    try {
      reader.join(grace.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return kept()
        .lines()
        .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
        .filter(line -> !line.isEmpty())
        .reduce((former, last) -> last)
        .map(line -> line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line)
        .orElse("no output");
  }

  private void read() {
    byte[] buffer = new byte[KEPT_BYTES];
    try (output) {
      for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
        keep(buffer, count);
      }
    } catch (IOException e) {
      // The pipe of a program that was ended breaks; what was read before is all there is.
      keep(buffer, 0);
    }
  }

  private synchronized void keep(byte[] buffer, int count) {
    byte[] all = Arrays.copyOf(tail, tail.length + count);
    System.arraycopy(buffer, 0, all, tail.length, count);
    tail = Arrays.copyOfRange(all, Math.max(0, all.length - KEPT_BYTES), all.length);
  }

  private synchronized String kept() {
    String encoding = System.getProperty("native.encoding", Charset.defaultCharset().name());
    return new String(tail, Charset.forName(encoding));
  }
}
