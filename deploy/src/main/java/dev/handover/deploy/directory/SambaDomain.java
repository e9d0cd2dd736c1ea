package dev.handover.deploy.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A throw-away real Active Directory domain, run by {@code deploy/samba/samba.sh}. */
public final class SambaDomain implements AutoCloseable {
  private static final long SCRIPT_LIMIT_SECONDS = 120;

  private final Path script;
  private final Path folder;
  private final String address;

  /**
   * A domain that is not started yet.
   *
   * @param repository where {@code deploy/samba/samba.sh} is
   * @param folder where its files go
   * @param address the loopback address it listens on; no two domains may share one
   */
  public SambaDomain(Path repository, Path folder, String address) {
    this.script = repository.resolve("deploy/samba/samba.sh");
    this.folder = folder.toAbsolutePath();
    this.address = address;
  }

  /** What is not installed that it needs; empty when it can run. */
  public List<String> missing() {
    return run("missing").lines().filter(line -> !line.isBlank()).toList();
  }

  /** A fresh, empty domain that answers. */
  public DirectoryAccess reset() {
    run("reset");
    return access();
  }

  /** Ends it as a power failure would. */
  public void kill() {
    run("kill");
  }

  /** Starts it again, with what it had. */
  public void start() {
    run("start");
  }

  /** How to reach it. */
  public DirectoryAccess access() {
    Map<String, String> environment = environment();
    return new DirectoryAccess(
        Objects.requireNonNull(environment.get("SAMBA_URL")),
        Objects.requireNonNull(environment.get("SAMBA_BIND_DN")),
        Path.of(Objects.requireNonNull(environment.get("SAMBA_PASSWORD_FILE"))),
        Path.of(Objects.requireNonNull(environment.get("SAMBA_CA_FILE"))));
  }

  /** The address it listens on, also for DNS. */
  public String address() {
    return address;
  }

  @Override
  public void close() {
    run("stop");
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    run("env")
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              environment.put(line.substring(0, equals), line.substring(equals + 1));
            });
    return environment;
  }

  private String run(String command) {
    List<String> line = new ArrayList<>(List.of("bash", script.toString(), command));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("DIR", folder.toString());
    builder.environment().put("IP", address);
    try {
      // Files, not pipes: the server that `start` leaves behind would hold a pipe open.
      Path output = Files.createTempFile("samba", ".out");
      Path errors = Files.createTempFile("samba", ".err");
      Process process =
          builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
      boolean ended = process.waitFor(SCRIPT_LIMIT_SECONDS, TimeUnit.SECONDS);
      String said = Files.readString(output, StandardCharsets.UTF_8);
      String complained = Files.readString(errors, StandardCharsets.UTF_8);
      Files.delete(output);
      Files.delete(errors);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException("samba.sh " + command + " failed: " + said + complained);
      }
      return said;
    } catch (IOException failed) {
      throw new IllegalStateException("cannot run " + script, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in samba.sh " + command, interrupted);
    }
  }
}
