package dev.handover.deploy.bench;

import dev.handover.deploy.suite.Scene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one node costs: how much longer a set of services takes than its own slowest chain, a
 * question, memory, and the time to start with and without the JVM's AOT cache.
 */
final class NodeBench {
  private static final int ROUNDS = 3;
  private static final int QUERIES = 2000;
  private static final int WARM_UP = 1000;
  private static final double SLACK_SECONDS = 0.2;
  private static final double SLACK_FACTOR = 1.05;

  private final NodeMachine machine;
  private final Path jar;
  private final Path folder;
  private final Figures figures;

  NodeBench(Figures figures) throws IOException {
    this.machine = NodeMachine.fixed();
    this.jar = Scene.repository().resolve("node-service/target/quarkus-app/quarkus-run.jar");
    this.folder = Scene.repository().resolve(".handover/bench-node");
    this.figures = figures;
    empty(folder);
  }

  /** Measures everything. */
  void run() throws IOException {
    try (NodeUnderTest node = start("waves", List.of())) {
      queries(node);
      waves(node);
      figures.add("rss_mib", node.residentMebibytes(), "MiB");
    }
    boots();
  }

  private void waves(NodeUnderTest node) {
    double[] starts = new double[ROUNDS];
    double[] stops = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      starts[round] = seconds(node, "RUNNING");
      stops[round] = seconds(node, "STOPPED");
    }
    double start = median(starts);
    double stop = median(stops);
    double startChain = machine.startChainSeconds();
    double stopChain = machine.stopChainSeconds();
    figures.add("start_s", start, "s");
    figures.add("start_chain_s", startChain, "s");
    figures.add("stop_s", stop, "s");
    figures.add("stop_chain_s", stopChain, "s");
    figures.add("wave_over_chain", Math.max(start / startChain, stop / stopChain), "ratio");
    boolean within = isWithin(start, startChain) && isWithin(stop, stopChain);
    figures.add("wave_within_limit", within ? 1 : 0, "yes=1");
  }

  private static boolean isWithin(double measured, double chain) {
    return measured <= SLACK_FACTOR * chain + SLACK_SECONDS;
  }

  private double seconds(NodeUnderTest node, String desired) {
    List<String> members =
        machine.services().stream()
            .map(service -> "{\"name\":\"%s\"}".formatted(service.name()))
            .toList();
    String body =
        """
        {"desired":"%s","services":[%s],"waitSeconds":30,\
        "fence":{"group":"bench","epoch":1,"issuer":"0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55"}}"""
            .formatted(desired, String.join(",", members));
    long begin = System.nanoTime();
    node.reach("/v1/service-sets/bench/state", body);
    return (System.nanoTime() - begin) / 1e9;
  }

  private void queries(NodeUnderTest node) {
    String path = "/v1/services/" + machine.services().get(0).name();
    double[] millis = new double[QUERIES];
    for (int i = -WARM_UP; i < QUERIES; i++) {
      long begin = System.nanoTime();
      node.get(path);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    figures.add("state_query_ms", median(millis), "ms");
    figures.add("state_query_p99_ms", millis[QUERIES * 99 / 100], "ms");
  }

  /** The JVM that makes the cache is the one that uses it; the first run only fills it. */
  private void boots() throws IOException {
    Path cache = folder.resolve("node.aot");
    double[] plain = new double[ROUNDS];
    double[] cached = new double[ROUNDS];
    try (NodeUnderTest node = start("training", List.of("-XX:AOTCacheOutput=" + cache))) {
      node.get("/v1/services");
    }
    for (int round = 0; round < ROUNDS; round++) {
      plain[round] = bootSeconds("plain-" + round, List.of());
      if (Files.exists(cache)) {
        cached[round] = bootSeconds("cached-" + round, List.of("-XX:AOTCache=" + cache));
      }
    }
    figures.add("boot_s", median(plain), "s");
    if (Files.exists(cache)) {
      figures.add("boot_aot_s", median(cached), "s");
    } else {
      System.err.println("boot_aot_s: left out, this JDK makes no AOT cache (25 or later does)");
    }
  }

  private double bootSeconds(String name, List<String> jvm) throws IOException {
    try (NodeUnderTest node = start(name, jvm)) {
      return node.bootSeconds();
    }
  }

  private NodeUnderTest start(String name, List<String> jvm) throws IOException {
    return NodeUnderTest.start(jar, folder.resolve(name), machine, jvm);
  }

  /** Sorts what it is given. */
  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static void empty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(NodeBench::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
