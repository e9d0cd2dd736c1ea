package dev.handover.deploy.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A real PostgreSQL with an empty database, run by {@code deploy/postgres/postgres.sh}. */
public final class ThrowAwayPostgres implements AutoCloseable {
  private static final long SCRIPT_LIMIT_SECONDS = 120;

  private final Path script;
  private final Path folder;
  private final int port;

  private ThrowAwayPostgres(Path script, Path folder, int port) {
    this.script = script;
    this.folder = folder;
    this.port = port;
  }

  /** Starts it, below the system's temporary folder: its own user must be able to get there. */
  public static ThrowAwayPostgres start(Path repository) throws IOException {
    Path parent = Files.createTempDirectory("handover-postgres");
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path script = repository.resolve("deploy/postgres/postgres.sh");
    ThrowAwayPostgres postgres =
        new ThrowAwayPostgres(script, parent.resolve("database"), Ports.free());
    postgres.run("start", postgres.folder.toString(), Integer.toString(postgres.port));
    return postgres;
  }

  /** For {@code handover.store.url}. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/handover";
  }

  /** For {@code handover.store.username}. */
  public String username() {
    return "handover";
  }

  /** For {@code handover.store.password-file}. */
  public Path passwordFile() {
    return folder.resolveSibling("database.password");
  }

  @Override
  public void close() throws IOException {
    run("drop", folder.toString());
    Files.delete(Objects.requireNonNull(folder.getParent()));
  }

  private void run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(SCRIPT_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(command + " failed: " + output);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the script ran", interrupted);
    }
  }
}
