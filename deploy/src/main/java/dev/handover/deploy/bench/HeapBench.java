package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.ChangeSets;
import dev.handover.deploy.suite.ChangeSets.Wanted;
import dev.handover.deploy.suite.Scene;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How much heap directory-service needs for a move of many mailboxes: preview, apply and both LDIF
 * files, against a directory in the memory of another process.
 */
final class HeapBench {
  /** What it is given; with more it would collect later, and use what it does not need. */
  private static final int LIMIT_MEBIBYTES = 256;

  /** {@code GC(7) Pause Young (Allocation Failure) 83M->21M(247M) 6.1ms}. */
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

  private static final String TASK = "rehome-mailboxes";

  private final Figures figures;
  private final PrintStream progress;

  HeapBench(Figures figures, PrintStream progress) {
    this.figures = figures;
    this.progress = progress;
  }

  void run(int mailboxes) throws IOException {
    Path folder = Scene.repository().resolve(".handover/bench-heap");
    progress.printf("loading %,d mailboxes into a directory in memory%n", mailboxes);
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, mailboxes));
    try (Scene scene = Scene.embedded(forest, folder)) {
      Path collections = folder.resolve("collections.log");
      scene.suite().directory().limitHeap(LIMIT_MEBIBYTES, collections);
      // The directory in memory searches everything anew for each page.
      scene.suite().directory().configure("handover.directory.ldap.page-size", "1000");
      scene.suite().directory().start();
      scene.suite().directory().awaitReady();
      move(scene);
      figures.add("heap_mailboxes", mailboxes, "mailboxes");
      figures.add("heap_live_mib_100k", highest(collections, 2), "MiB");
      figures.add("heap_mib_100k", highest(collections, 1), "MiB");
    }
  }

  private void move(Scene scene) {
    ChangeSets sets = new ChangeSets(scene.suite());
    List<String> bases = scene.suite().setting().forest().searchBases();
    long begin = System.nanoTime();
    JsonNode set = sets.preview(new Wanted(Forest.PRIMARY, Forest.BACKUP, List.of(TASK), bases));
    int total = set.path("tasks").path(0).path("total").asInt();
    progress.printf("previewed %,d changes in %.0f s%n", total, seconds(begin));
    begin = System.nanoTime();
    String id = set.path("id").asText();
    JsonNode asked = sets.ask(id, "APPLIED", null, 10);
    while (asked.path("state").asText().equals("APPLYING")) {
      progress.printf("applied %,d%n", asked.path("tasks").path(0).path("applied").asInt());
      asked = sets.ask(id, "APPLIED", null, 10);
    }
    int applied = asked.path("tasks").path(0).path("applied").asInt();
    if (applied != total) {
      throw new IllegalStateException("applied %d of %d: %s".formatted(applied, total, asked));
    }
    progress.printf("applied %,d changes in %.0f s%n", applied, seconds(begin));
  }

  private static double highest(Path collections, int group) throws IOException {
    try (Stream<String> lines = Files.lines(collections)) {
      return lines
          .map(COLLECTION::matcher)
          .filter(Matcher::find)
          .mapToInt(found -> Integer.parseInt(found.group(group)))
          .max()
          .orElse(0);
    }
  }

  private static double seconds(long sinceNanos) {
    return (System.nanoTime() - sinceNanos) / 1e9;
  }
}
