package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.forest.Census;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.suite.ChangeSets;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Kills directory-service at a random point of every apply and every revert of a whole move. It
 * must finish after its restart, every attribute of the directory must be as expected, and at the
 * moment of each death every old value must lie in the undo file.
 */
public final class DirectoryDrill {
  private static final String APPLIED = "APPLIED";
  private static final String REVERTED = "REVERTED";
  private static final Duration FINISHED = Duration.ofMinutes(5);
  private static final int SHOWN = 5;

  private final Suite suite;
  private final ServiceProcess service;
  private final ChangeSets sets;
  private final PrintStream progress;
  private final RandomGenerator random;
  private final Map<String, Long> usualNanos = new HashMap<>();
  private final List<String> violations = new ArrayList<>();
  private final Census original;
  private final Census moved;
  private int midway;

  /**
   * What came of it.
   *
   * @param rounds an apply and a revert each, with a death in both
   * @param midway deaths that left some changes made and some not
   * @param violations what was not as it must be; empty when all is well
   */
  public record Outcome(int rounds, int midway, List<String> violations) {
    public Outcome {
      violations = List.copyOf(violations);
    }
  }

  /** A drill of a suite whose directory-service runs, and whose directory holds its forest. */
  public DirectoryDrill(Suite suite, long seed, PrintStream progress) {
    this.suite = suite;
    this.service = suite.directory();
    this.sets = new ChangeSets(suite);
    this.progress = progress;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.original = census();
    Forest forest = suite.setting().forest();
    this.moved = original.changedAs(forest, forest.movedTo(Forest.BACKUP));
  }

  /** Runs that many rounds, after one in which nobody dies, to see how long each way takes. */
  public Outcome run(int rounds) throws IOException {
    String calm = sets.preview().path("id").asText();
    for (String desired : List.of(APPLIED, REVERTED)) {
      long begin = System.nanoTime();
      finish(calm, desired);
      usualNanos.put(desired, System.nanoTime() - begin);
      judge("without a death", desired);
    }
    for (int round = 1; round <= rounds; round++) {
      String id = sets.preview().path("id").asText();
      for (String desired : List.of(APPLIED, REVERTED)) {
        String title = "round %d of %d, %s".formatted(round, rounds, desired);
        die(title, id, desired);
        finish(id, desired);
        judge(title, desired);
      }
    }
    return new Outcome(rounds, midway, violations);
  }

  private void die(String title, String id, String desired) throws IOException {
    Path undo = Path.of(sets.get(id).path("reverseLdifFile").asText());
    Duration after = Duration.ofNanos(random.nextLong(usualNanos.getOrDefault(desired, 1L)));
    sets.ask(id, desired, null, 0);
    pause(after);
    service.kill();
    Census found = census();
    int open = expected(desired).differencesTo(found).size();
    int all = original.differencesTo(moved).size();
    midway += open > 0 && open < all ? 1 : 0;
    progress.printf("%s: dies after %d ms, %d of %d to do%n", title, after.toMillis(), open, all);
    violate(title + ", old value lost", UndoFile.read(undo).lost(original, found));
    service.start();
    service.awaitReady();
  }

  private void finish(String id, String desired) {
    long end = System.nanoTime() + FINISHED.toNanos();
    JsonNode set = sets.ask(id, desired, null, 10);
    while (!set.path("state").asText().equals(desired) && System.nanoTime() < end) {
      set = sets.ask(id, desired, null, 10);
    }
    if (!set.path("state").asText().equals(desired)) {
      violate(desired + " does not finish", List.of(set.toString()));
    }
  }

  private void judge(String title, String desired) {
    violate(title, expected(desired).differencesTo(census()));
  }

  private Census expected(String desired) {
    return desired.equals(APPLIED) ? moved : original;
  }

  private Census census() {
    return suite.setting().access().census();
  }

  /** However many lines, it is one violation. */
  private void violate(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      violations.add(title + ": " + lines.getFirst());
      lines.stream().limit(SHOWN).forEach(line -> progress.println("  " + title + ": " + line));
    }
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
