package dev.handover.node.adapter;

import dev.handover.node.domain.audit.AuditFact;
import dev.handover.node.domain.audit.AuditHead;
import dev.handover.node.domain.audit.AuditLine;
import dev.handover.node.domain.audit.AuditTrail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The audit as a file of JSON lines that only grows, each line synced to the disk. A line that a
 * power cut left without its end was never acknowledged, and is cut off when the file is opened.
 */
public final class AuditFile implements AuditTrail {
  private static final int LONGEST_LINE = 262_144;
  private static final Pattern PLACE =
      Pattern.compile(
          "\"hash\":\"([0-9a-f]{64})\",\"method\".*\"seq\":(\\d{1,18}),\"service\"",
          Pattern.DOTALL);

  private final Path path;
  private final InstantSource clock;
  private AuditHead head = AuditHead.NONE;
  private long length = -1;

  public AuditFile(Path path, InstantSource clock) {
    this.path = path.toAbsolutePath();
    this.clock = clock;
  }

  @Override
  public synchronized AuditLine append(AuditFact fact) {
    try (FileChannel file = open()) {
      restore(file);
      AuditLine line = head.followedBy(fact, clock.instant(), AuditFile::sha256);
      byte[] written = (line.text() + "\n").getBytes(StandardCharsets.UTF_8);
      write(file, ByteBuffer.wrap(written));
      length += written.length;
      head = line.place();
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private FileChannel open() throws IOException {
    Path folder = path.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return FileChannel.open(
        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** What was written of a line that does not fit is taken away again. */
  private void write(FileChannel file, ByteBuffer line) throws IOException {
    if (file.size() < length) {
      throw new IOException("somebody has taken entries away");
    }
    file.truncate(length).position(length);
    try {
      while (line.hasRemaining()) {
        file.write(line);
      }
      file.force(false);
    } catch (IOException e) {
      file.truncate(length);
      throw e;
    }
  }

  /** Once: finds the end of the chain. */
  private void restore(FileChannel file) throws IOException {
    if (length >= 0) {
      return;
    }
    long size = file.size();
    long from = Math.max(0, size - 2L * LONGEST_LINE);
    ByteBuffer tail = ByteBuffer.allocate((int) (size - from));
    int read = 0;
    while (tail.hasRemaining() && read >= 0) {
      read = file.read(tail, from + tail.position());
    }
    String text = new String(tail.array(), StandardCharsets.ISO_8859_1);
    int end = text.lastIndexOf('\n') + 1;
    if (end == 0 && from > 0) {
      throw new IOException("no line ends in the last part of " + path);
    }
    if (end > 0) {
      head = place(text.substring(text.lastIndexOf('\n', end - 2) + 1, end - 1));
    }
    file.truncate(from + end);
    length = from + end;
  }

  private AuditHead place(String line) throws IOException {
    Matcher place = PLACE.matcher(line);
    if (!place.find()) {
      throw new IOException("the last line of " + path + " is no entry of an audit");
    }
    return new AuditHead(Long.parseLong(place.group(2)), place.group(1));
  }

  @Override
  public synchronized AuditHead head() {
    if (length < 0 && Files.exists(path)) {
      try (FileChannel file = open()) {
        restore(file);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + path, e);
      }
    }
    return head;
  }

  @Override
  public void read(long after, Consumer<String> line) {
    long last = head().sequence();
    if (last <= after) {
      return;
    }
    try (BufferedReader lines = Files.newBufferedReader(path)) {
      for (long sequence = 1; sequence <= last; sequence++) {
        String next = lines.readLine();
        if (next != null && sequence > after) {
          line.accept(next);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
