package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import dev.handover.deploy.directory.DirectoryAccess;
import dev.handover.deploy.directory.Ground;
import dev.handover.deploy.directory.SambaPair;
import dev.handover.deploy.forest.Census;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.suite.ChangeSets;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Two real domain controllers that hold the same forest, and a directory-service that writes one.
 */
final class PairStand implements AutoCloseable {
  private static final Duration REPLICATED = Duration.ofMinutes(3);

  private final SambaPair pair;
  private final Forest forest;
  private final Suite suite;

  private PairStand(SambaPair pair, Forest forest, Suite suite) {
    this.pair = pair;
    this.forest = forest;
    this.suite = suite;
  }

  /** A fresh pair, loaded and replicated; the service does not run yet. */
  static PairStand of(Shape shape) throws IOException {
    SambaPair pair = Ground.pair();
    pair.reset();
    Forest forest = Forest.initial(shape);
    pair.access(1).load(forest);
    pair.replicate(2, 1);
    Path folders = Files.createDirectories(Path.of("target/system").toAbsolutePath());
    Path folder = Files.createTempDirectory(folders, "pair");
    Suite suite = new Suite(new Suite.Setting(Ground.repository(), folder, forest, pair.access(1)));
    return new PairStand(pair, forest, suite);
  }

  /** Starts the service and gives a way to ask it. */
  ChangeSets start() {
    suite.directory().start();
    suite.directory().awaitReady();
    return new ChangeSets(suite);
  }

  SambaPair pair() {
    return pair;
  }

  Forest forest() {
    return forest;
  }

  Suite suite() {
    return suite;
  }

  DirectoryAccess access(int number) {
    return pair.access(number);
  }

  /** What one of them holds now. */
  Census census(int number) {
    return access(number).linkedCensus();
  }

  /** Waits until one of them differs from an earlier census of itself in exactly these lines. */
  void awaitDifferences(int number, Census before, List<String> differences) {
    await("domain controller " + number)
        .atMost(REPLICATED)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(differencesOf(number, before)).isEqualTo(differences));
  }

  /** In what one of them differs from an earlier census of itself, but for its own counters. */
  List<String> differencesOf(int number, Census before) {
    return before.differencesTo(census(number)).stream()
        .filter(line -> !line.contains(": usncreated "))
        .toList();
  }

  /** Makes something so on both. */
  void prepare(Preparation preparation) {
    if (preparation == Preparation.NONE) {
      return;
    }
    try (LDAPConnection connection = access(1).connect()) {
      preparation.make(connection, forest);
    } catch (LDAPException refused) {
      throw new IllegalStateException("cannot prepare " + preparation, refused);
    }
    pair.replicate(2, 1);
  }

  @Override
  public void close() {
    suite.close();
    pair.close();
  }
}
