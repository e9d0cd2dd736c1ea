package dev.handover.node.adapter.install;

import java.nio.file.Path;
import java.util.List;

/**
 * Where an installation keeps its files.
 *
 * <pre>
 *   handover-node-service.txt   says that this folder is ours
 *   bin\        the service host
 *   versions\   one folder for each installed version; two only during an upgrade
 *   config\     node-service.properties, certificate and key: the administrator's, never replaced
 *   data\       promises, tokens: what the service writes
 *   logs\
 * </pre>
 */
public record Layout(Path folder) {
  private static final String RUNNER = "quarkus-run.jar";

  /** The configuration as the service is told of it: relative to its working folder. */
  public static final String CONFIG_LOCATION = "config/node-service.properties";

  public Layout {
    folder = folder.toAbsolutePath().normalize();
    if (folder.getNameCount() == 0) {
      throw InstallFault.refused(
          "an installation needs a folder of its own, not " + folder + ": name one with --dir");
    }
  }

  /** The installation whose service runs this jar. */
  public static Layout ofRunner(Path runner) {
    Path version = parent(runner.toAbsolutePath().normalize());
    return new Layout(parent(parent(version)));
  }

  /** The version a jar of an installation belongs to. */
  public static String versionOf(Path runner) {
    return String.valueOf(parent(runner.toAbsolutePath().normalize()).getFileName());
  }

  /** Says that the folder is ours; without it nothing in a folder is touched. */
  public Path mark() {
    return folder.resolve("handover-node-service.txt");
  }

  public Path bin() {
    return folder.resolve("bin");
  }

  public Path versions() {
    return folder.resolve("versions");
  }

  public Path version(String id) {
    return versions().resolve(id);
  }

  /** The jar that the service host runs. */
  public Path runner(String id) {
    return version(id).resolve(RUNNER);
  }

  /** The jars of the application itself, without its libraries. */
  public List<Path> applicationJars(String id) {
    return Folders.entries(version(id).resolve("app"));
  }

  /** The services on which the installer gave rights, one a line: only these are taken back. */
  public Path serviceRights() {
    return bin().resolve("service-rights.txt");
  }

  public Path config() {
    return folder.resolve("config");
  }

  public Path configFile() {
    return folder.resolve(Path.of(CONFIG_LOCATION));
  }

  public Path data() {
    return folder.resolve("data");
  }

  public Path logs() {
    return folder.resolve("logs");
  }

  /** Names the version to return to while a new one has not yet answered. */
  public Path fallback() {
    return versions().resolve("fallback");
  }

  /** The service host; its name carries its version, so that a running one is never replaced. */
  public Path host() {
    return bin().resolve("prunsrv-" + Distribution.HOST_VERSION + ".exe");
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw InstallFault.refused(path + " is not in the folder of an installation");
    }
    return parent;
  }
}
