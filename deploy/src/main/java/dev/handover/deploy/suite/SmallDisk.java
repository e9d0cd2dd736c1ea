package dev.handover.deploy.suite;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of its own, in memory, that can be filled up; to be mounted by root. */
public final class SmallDisk implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;
  private static final String MARK = "mounted";

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounts it; what was mounted there before is gone. */
  public static SmallDisk mount(Path folder, int mebibytes) throws IOException {
    Files.createDirectories(folder);
    if (Files.exists(folder.resolve(MARK))) {
      new SmallDisk(folder).close(); // of a drill that was killed
    }
    run(List.of("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", "" + folder));
    Files.createFile(folder.resolve(MARK));
    return new SmallDisk(folder);
  }

  /** Writes until nothing more can be written. */
  public void fill() {
    try (OutputStream filler = Files.newOutputStream(filler())) {
      byte[] chunk = new byte[CHUNK];
      while (true) {
        filler.write(chunk);
      }
    } catch (IOException full) {
      // As intended.
    }
  }

  /** Makes room again. */
  public void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() throws IOException {
    run(List.of("umount", "-l", folder.toString()));
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said.strip() + " (as root?)");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
