package dev.handover.deploy.directory;

import java.nio.file.Path;

/**
 * Where this test process puts its real domains: files and addresses of its own, because LDAP's
 * ports are fixed and several test processes run side by side.
 *
 * <p>The system property {@code handover.test.fork} is the number of the process, set by the build;
 * the environment's {@code HANDOVER_TEST_GROUND} is added to it, for two builds on one machine (0
 * when absent; 10 keeps them apart).
 */
public final class Ground {
  private static final int NUMBER =
      Integer.parseInt(System.getProperty("handover.test.fork", "1"))
          + Integer.parseInt(System.getenv().getOrDefault("HANDOVER_TEST_GROUND", "0"));
  private static final int FIRST_ADDRESS = 100;

  private Ground() {}

  /** The sources' top folder. */
  public static Path repository() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /** One domain controller, not started yet. */
  public static SambaDomain domain() {
    return new SambaDomain(
        repository(), cache().resolve("samba-it-" + NUMBER), "127.0.0." + (FIRST_ADDRESS + NUMBER));
  }

  /** Two domain controllers that replicate, not started yet. */
  public static SambaPair pair() {
    return new SambaPair(
        repository(), cache().resolve("samba-pair-" + NUMBER), "10.97." + (FIRST_ADDRESS + NUMBER));
  }

  private static Path cache() {
    return Path.of(
        System.getenv()
            .getOrDefault("HANDOVER_CACHE", repository().resolve(".handover/cache").toString()));
  }
}
