package dev.handover.deploy.directory;

import dev.handover.deploy.forest.Forest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The embedded demo directory as a process of its own; it ends when whoever started it does,
 * however that ends.
 */
public final class EmbeddedProcess implements AutoCloseable {
  private static final long STOP_LIMIT_SECONDS = 10;

  private final Process process;
  private final String greeting;
  private final DirectoryAccess access;

  private EmbeddedProcess(Process process, String greeting, DirectoryAccess access) {
    this.process = process;
    this.greeting = greeting;
    this.access = access;
  }

  /** Starts it and waits until it answers. */
  public static EmbeddedProcess start(Forest forest, Path folder) throws IOException {
    ServerCertificate certificate = ServerCertificate.in(folder);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            EmbeddedDirectory.class.getName(),
            folder.toString(),
            "0",
            forest.shape().generation().name(),
            Integer.toString(forest.shape().mailboxes()));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("directory.log").toFile()).start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String greeting = output.readLine();
    if (greeting == null) {
      throw new IOException("the embedded directory ended at once: see " + folder);
    }
    String url = greeting.substring(greeting.indexOf("ldaps://"));
    String bindDn = EmbeddedDirectory.bindDn(forest.shape().baseDn());
    return new EmbeddedProcess(
        process,
        greeting,
        new DirectoryAccess(url, bindDn, certificate.passwordFile(), certificate.pem()));
  }

  /** What it says of itself. */
  public String greeting() {
    return greeting;
  }

  /** How to reach it. */
  public DirectoryAccess access() {
    return access;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
