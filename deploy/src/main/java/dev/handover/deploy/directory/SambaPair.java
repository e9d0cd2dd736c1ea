package dev.handover.deploy.directory;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Two throw-away real domain controllers of one domain that replicate, each in a network namespace
 * of its own, run by {@code deploy/samba/pair.sh}. They are number 1 and 2.
 */
public final class SambaPair implements AutoCloseable {
  private final SambaScript script;
  private final Path folder;

  /**
   * Two domain controllers that are not started yet.
   *
   * @param repository where {@code deploy/samba/pair.sh} is
   * @param folder where their files go
   * @param network first three numbers of their addresses; no two pairs may share them
   */
  public SambaPair(Path repository, Path folder, String network) {
    this.folder = folder;
    this.script =
        new SambaScript(
            repository.resolve("deploy/samba/pair.sh"),
            Map.of("DIR", folder.toAbsolutePath().toString(), "NET", network));
  }

  /** What is not installed that they need; empty when they can run. */
  public List<String> missing() {
    return run("missing").lines().filter(line -> !line.isBlank()).toList();
  }

  /** A fresh, empty domain; both answer and reach each other. */
  public void reset() {
    run("reset");
  }

  /** Ends one as a power failure would. */
  public void kill(int number) {
    run("kill", Integer.toString(number));
  }

  /** Starts one again, with what it had. */
  public void start(int number) {
    run("start", Integer.toString(number));
  }

  /** Cuts the line between the two; whoever is on this machine still reaches both. */
  public void partition() {
    run("partition");
  }

  /** Ends a partition. */
  public void heal() {
    run("heal");
  }

  /** Has one fetch now what the other one has. */
  public void replicate(int to, int from) {
    run("replicate", Integer.toString(to), Integer.toString(from));
  }

  /** Names and addresses of both, as in {@code /etc/hosts}. */
  public Path hosts() {
    return folder.resolve("hosts");
  }

  /** How to reach one. */
  public DirectoryAccess access(int number) {
    Map<String, String> environment = script.environment();
    return new DirectoryAccess(
        Objects.requireNonNull(environment.get("SAMBA_URL_" + number)),
        Objects.requireNonNull(environment.get("SAMBA_BIND_DN")),
        Path.of(Objects.requireNonNull(environment.get("SAMBA_PASSWORD_FILE"))),
        Path.of(Objects.requireNonNull(environment.get("SAMBA_CA_FILE"))));
  }

  /** Ends both, and takes their network away. */
  @Override
  public void close() {
    run("remove");
  }

  private String run(String... command) {
    return script.run(Map.of(), command);
  }
}
