package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.bench.ReadLoad.Reads;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Scene;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What reading the status of an operation costs, against an answer of the same server that needs
 * nothing but the token: {@code GET /v1/caller} is authenticated, authorised and written as JSON
 * like the other, and asks no store. Both take turns in the same run, from the same clients. And
 * what each service needs: memory after a move, and the time from its start to its first answer.
 */
final class ApiBench {
  private static final int CLIENTS = 4;
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration TURN = Duration.ofSeconds(4);
  private static final int BOOTS = 3;
  private static final double PERCENTILE = 0.99;
  private static final double KIBIBYTES = 1024.0;
  private static final int MAILBOXES = 50;
  private static final String BARE = "/v1/caller";

  private final int rounds;
  private final Figures figures;

  ApiBench(int rounds, Figures figures) {
    this.rounds = rounds;
    this.figures = figures;
  }

  void run() throws IOException {
    Path folder = Scene.repository().resolve(".handover/bench-api");
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, MAILBOXES));
    try (Scene scene = Scene.embedded(forest, folder)) {
      Suite suite = scene.suite();
      suite.processes().forEach(ServiceProcess::asInstalled);
      List<ServiceProcess> measured =
          List.of(suite.orchestrator(), suite.directory(), suite.node(Suite.PRIMARY));
      for (ServiceProcess service : measured) {
        figures.add("boot_s_" + service.name(), boot(service), "s");
      }
      suite.start();
      String operation = move(suite);
      for (ServiceProcess service : measured) {
        figures.add("rss_mib_" + service.name(), resident(service), "MiB");
      }
      compare(suite, "/v1/operations/" + operation);
    }
    sumUp(figures);
  }

  /** The worst service is what an administrator has to plan for. */
  private static void sumUp(Figures figures) {
    figures.add("boot_s", figures.largest("boot_s_"), "s");
    figures.add("rss_mib", figures.largest("rss_mib_"), "MiB");
  }

  /** The first start makes its data; what counts are the others. */
  private static double boot(ServiceProcess service) {
    List<Double> seconds = new ArrayList<>();
    for (int start = 0; start <= BOOTS; start++) {
      long begin = System.nanoTime();
      service.start();
      service.awaitReady();
      if (start > 0) {
        seconds.add((System.nanoTime() - begin) / 1e9);
      }
      service.close();
    }
    return Samples.median(seconds);
  }

  private static String move(Suite suite) {
    Moves moves = new Moves(suite, request -> {});
    moves.run(new Order("START", Suite.PRIMARY, null), "bench");
    JsonNode ended = moves.run(new Order("SWITCHOVER", Suite.BACKUP, null), "bench");
    return ended.path("id").asText();
  }

  private void compare(Suite suite, String status) throws IOException {
    String token = Files.readString(suite.tokenFile("operator")).strip();
    ReadLoad load = new ReadLoad(suite.orchestrator().uri(), token, CLIENTS);
    for (String path : List.of(BARE, status)) {
      figures.say("%s answers with %d bytes".formatted(path, load.length(path)));
    }
    load.read(BARE, WARM_UP);
    load.read(status, WARM_UP);
    List<Double> bare = new ArrayList<>();
    List<Double> read = new ArrayList<>();
    List<Double> millis = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      bare.add(load.read(BARE, TURN).perSecond());
      Reads reads = load.read(status, TURN);
      read.add(reads.perSecond());
      millis.addAll(reads.millis());
      figures.say(
          "round %d: %.0f bare, %.0f status".formatted(round, bare.getLast(), read.getLast()));
    }
    double bareMedian = Samples.median(bare);
    double readMedian = Samples.median(read);
    figures.add("bare_per_second", bareMedian, "1/s");
    figures.add("status_per_second", readMedian, "1/s");
    figures.add("reads_over_bare", readMedian / bareMedian, "ratio");
    figures.add("status_p99_ms", percentile(millis), "ms");
  }

  private static double percentile(List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    return sorted.get((int) Math.ceil(PERCENTILE * sorted.size()) - 1);
  }

  private static double resident(ServiceProcess process) throws IOException {
    Path status = Path.of("/proc/" + process.processId() + "/status");
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / KIBIBYTES;
      }
    }
    throw new IOException("no VmRSS in " + status);
  }
}
