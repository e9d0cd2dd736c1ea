package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.suite.Orchestrators;
import dev.handover.deploy.suite.Scene;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.ThrowAwayPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What many groups cost: planned moves at once, on one orchestrator and on three, with one
 * PostgreSQL. The nodes are {@link FakeNodes} in this process; everything shares the cores of this
 * machine.
 */
final class ScaleBench {
  private static final int MOST = 3;
  private static final double PERCENTILE = 0.99;
  private static final double KIBIBYTES = 1024.0;

  private final Size size;
  private final Figures figures;

  /**
   * How much is measured.
   *
   * @param groups configured
   * @param atOnce operations that are live at the same time
   * @param operations that are timed, in each round
   * @param rounds in which one orchestrator and three take turns
   */
  record Size(int groups, int atOnce, int operations, int rounds) {
    Size {
      if (atOnce < 1 || operations < atOnce || groups < operations || rounds < 1) {
        throw new IllegalArgumentException("at once <= operations <= groups, and one round");
      }
    }
  }

  /** What one round with so many orchestrators came to. */
  private record Round(
      double perMinute, List<Double> readMillis, double largestMebibytes, long twice) {}

  ScaleBench(Size size, Figures figures) {
    this.size = size;
    this.figures = figures;
  }

  void run() throws IOException {
    List<Round> one = new ArrayList<>();
    List<Round> three = new ArrayList<>();
    for (int round = 0; round < size.rounds(); round++) {
      one.add(measure(1));
      three.add(measure(MOST));
    }
    double alone = perMinute(one);
    double together = perMinute(three);
    figures.add("operations_per_minute", alone, "1/min");
    figures.add("operations_per_minute_three", together, "1/min");
    figures.add("three_over_one", together / alone, "ratio");
    figures.add("double_executions", (double) (twice(one) + twice(three)), "steps");
    figures.add("status_p99_ms", percentile(one), "ms");
    figures.add("status_p99_three_ms", percentile(three), "ms");
    figures.add("rss_mib", largest(one), "MiB");
    figures.add("rss_three_mib", largest(three), "MiB");
  }

  private Round measure(int orchestrators) throws IOException {
    Path folder = Scene.repository().resolve(".handover/bench-scale");
    try (FakeNodes nodes = FakeNodes.start();
        ThrowAwayPostgres store = ThrowAwayPostgres.start(Scene.repository());
        Orchestrators all = Orchestrators.prepare(folder, orchestrators, store)) {
      writeGroups(all, nodes);
      all.processes().forEach(ServiceProcess::asInstalled);
      all.start();
      ScaleLoad load = new ScaleLoad(all.apis(), size.atOnce());
      List<JsonNode> before = warmUp(load, orchestrators);
      long begin = System.nanoTime();
      List<JsonNode> ended;
      List<Double> reads;
      try (StatusReads reading = StatusReads.begin(all.apis(), names(size.groups()))) {
        ended = load.move(names(size.operations()), "a");
        reads = reading.millis();
      }
      double minutes = (System.nanoTime() - begin) / 60e9;
      Round round =
          new Round(
              ended.size() / minutes,
              reads,
              resident(all),
              DoubleExecutions.count(before, nodes) + DoubleExecutions.count(ended, nodes));
      figures.say(
          "%d orchestrator(s): %.0f operations a minute, %d status reads, %.0f MiB"
              .formatted(orchestrators, round.perMinute(), reads.size(), round.largestMebibytes()));
      return round;
    }
  }

  /** As much for each of them, an odd number, so that what is timed goes the other way. */
  private List<JsonNode> warmUp(ScaleLoad load, int orchestrators) {
    List<JsonNode> ended = new ArrayList<>();
    for (int turn = 0; turn < orchestrators; turn++) {
      ended.addAll(load.move(names(size.operations()), turn % 2 == 0 ? "b" : "a"));
    }
    return ended;
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj("g%04d"::formatted).toList();
  }

  private void writeGroups(Orchestrators all, FakeNodes nodes) throws IOException {
    Path groups = all.configuration().resolve("groups");
    for (String name : names(size.groups())) {
      int number = Integer.parseInt(name.substring(1));
      String last = "%d.%d".formatted(number / 250, number % 250 + 1);
      URI primary = nodes.add(name + "a", "127.101." + last, true);
      URI backup = nodes.add(name + "b", "127.102." + last, false);
      Files.writeString(
          groups.resolve(name + ".yaml"),
          """
          group: %s
          profile: generic-service
          nodes:
            primary: {name: %1$sa, computer: %1$sA, server: %1$sA, url: '%s', tokenFile: '%s'}
            backup: {name: %1$sb, computer: %1$sB, server: %1$sB, url: '%s', tokenFile: '%3$s'}
          disk: {id: disk-%1$s, mountPoint: 'X:'}
          address: {mode: floating, ip: 10.9.%s, prefixLength: 16}
          policy: {onFailure: HALT, dwell: PT0S, flap: {moves: 0}}
          services:
            - {name: %s}
            - {name: %s}
            - {name: %s}
          """
              .formatted(
                  name,
                  primary,
                  all.tokenFile(),
                  backup,
                  last,
                  FakeNode.SERVICES.get(0),
                  FakeNode.SERVICES.get(1),
                  FakeNode.SERVICES.get(2)));
    }
  }

  private static double perMinute(List<Round> rounds) {
    return Samples.median(rounds.stream().map(Round::perMinute).toList());
  }

  private static long twice(List<Round> rounds) {
    return rounds.stream().mapToLong(Round::twice).sum();
  }

  private static double percentile(List<Round> rounds) {
    List<Double> all =
        rounds.stream().flatMap(round -> round.readMillis().stream()).sorted().toList();
    return all.get((int) Math.ceil(PERCENTILE * all.size()) - 1);
  }

  private static double largest(List<Round> rounds) {
    return rounds.stream().mapToDouble(Round::largestMebibytes).max().orElseThrow();
  }

  private static double resident(Orchestrators all) throws IOException {
    double largest = 0;
    for (ServiceProcess process : all.processes()) {
      Path status = Path.of("/proc/" + process.processId() + "/status");
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmRSS:")) {
          largest = Math.max(largest, Long.parseLong(line.replaceAll("\\D", "")) / KIBIBYTES);
        }
      }
    }
    return largest;
  }
}
