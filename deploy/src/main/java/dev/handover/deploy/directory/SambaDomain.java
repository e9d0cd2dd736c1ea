package dev.handover.deploy.directory;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A throw-away real Active Directory domain, run by {@code deploy/samba/samba.sh}. */
public final class SambaDomain implements AutoCloseable {
  private final SambaScript script;
  private final String address;

  /**
   * A domain that is not started yet.
   *
   * @param repository where {@code deploy/samba/samba.sh} is
   * @param folder where its files go
   * @param address the loopback address it listens on; no two domains may share one
   */
  public SambaDomain(Path repository, Path folder, String address) {
    this.script =
        new SambaScript(
            repository.resolve("deploy/samba/samba.sh"),
            Map.of("DIR", folder.toAbsolutePath().toString(), "IP", address));
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

  /**
   * Ends it and starts it again with what it had.
   *
   * @param durable whether every write reaches the disk before it is acknowledged, as on a real
   *     domain controller
   */
  public void restart(boolean durable) {
    run("stop");
    script.run(Map.of("DURABLE", durable ? "yes" : "no"), "start");
  }

  /** How to reach it. */
  public DirectoryAccess access() {
    Map<String, String> environment = script.environment();
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

  private String run(String command) {
    return script.run(Map.of(), command);
  }
}
