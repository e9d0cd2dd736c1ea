package dev.handover.deploy.suite;

import dev.handover.deploy.directory.DirectoryAccess;
import dev.handover.deploy.directory.EmbeddedProcess;
import dev.handover.deploy.directory.SambaDomain;
import dev.handover.deploy.directory.SlowLine;
import dev.handover.deploy.forest.Forest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory with a forest in it, embedded or real, and the suite beside it; all of it ends with
 * this.
 */
public final class Scene implements AutoCloseable {
  /** Address of the real domain that demo and measurements use. */
  public static final String SAMBA_ADDRESS = "127.0.0.77";

  private final AutoCloseable directory;
  private final String greeting;
  private final Suite suite;
  private boolean closed;

  private Scene(AutoCloseable directory, String greeting, Suite suite) {
    this.directory = directory;
    this.greeting = greeting;
    this.suite = suite;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** Where the built jars are. */
  public static Path repository() {
    return Path.of(System.getProperty("handover.repository", ".")).toAbsolutePath().normalize();
  }

  /** Where throw-away directories are kept. */
  public static Path cache() {
    String standard = repository().resolve(".handover/cache").toString();
    return Path.of(System.getenv().getOrDefault("HANDOVER_CACHE", standard));
  }

  /** With the embedded demo directory. */
  public static Scene embedded(Forest forest, Path folder) throws IOException {
    return embedded(forest, folder, Duration.ZERO);
  }

  /** The same at the end of a line that delays everything, in each direction. */
  public static Scene embedded(Forest forest, Path folder, Duration delay) throws IOException {
    empty(folder);
    EmbeddedProcess directory = EmbeddedProcess.start(forest, folder.resolve("directory"));
    Suite suite = suite(forest, folder, SlowLine.to(directory.access(), delay));
    return new Scene(directory, directory.greeting(), suite);
  }

  /**
   * A real domain of one's own.
   *
   * @param name of the folder in which it is kept
   * @param address of its domain controller, on which no other one listens
   * @param durable whether every write reaches the disk before it is acknowledged, as on a real
   *     domain controller
   */
  public record Domain(String name, String address, boolean durable) {

    /** One that acknowledges before a write is on the disk: quick, for tests. */
    public Domain(String name, String address) {
      this(name, address, false);
    }
  }

  /** With the real domain that demo and measurements share. */
  public static Scene onSamba(Forest forest, Path folder) throws IOException {
    return onSamba(forest, folder, new Domain("samba", SAMBA_ADDRESS));
  }

  /** With a real domain. */
  public static Scene onSamba(Forest forest, Path folder, Domain own) throws IOException {
    empty(folder);
    SambaDomain domain = new SambaDomain(repository(), cache().resolve(own.name()), own.address());
    List<String> missing = domain.missing();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          missing + " missing: deploy/samba/samba.sh install (as root)");
    }
    DirectoryAccess access = domain.reset();
    access.load(forest);
    if (own.durable()) {
      domain.restart(true);
    }
    String greeting = "a real domain, " + forest.shape().zone() + ", by Samba on " + access.url();
    return new Scene(domain, greeting, suite(forest, folder, access));
  }

  private static Suite suite(Forest forest, Path folder, DirectoryAccess access) {
    return new Suite(new Suite.Setting(repository(), folder, forest, access));
  }

  /** What the directory is. */
  public String greeting() {
    return greeting;
  }

  /** The suite; it does not run yet. */
  public Suite suite() {
    return suite;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    suite.close();
    try {
      directory.close();
    } catch (Exception failed) {
      throw new IllegalStateException("cannot end the directory", failed);
    }
  }

  /** Makes a folder, and empties it when it is there already. */
  public static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(folder);
  }
}
