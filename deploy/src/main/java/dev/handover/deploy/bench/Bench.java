package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.LDAPException;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.ChangeSets;
import dev.handover.deploy.suite.ChangeSets.Wanted;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Scene;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measurements: {@code ./handover bench NAME}. Both sides of a comparison are measured in the same
 * run.
 */
@Command(
    name = "bench",
    description = "Measures: move, node, directory, failover, scale, api.",
    mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
  private static final Duration SETTLED = Duration.ofMinutes(5);

  /** Scale: of how many groups, how many move at once, and how many are moved and timed. */
  private static final String SIZE = "1000,100,200";

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "What to measure: move, node, directory, failover, scale, api.")
  private String name = "";

  @Option(names = "--json", description = "End with one line of JSON.")
  private boolean json;

  @Option(names = "--samba", description = "On a real domain instead of the embedded directory.")
  private boolean samba;

  @Option(
      names = "--delay",
      paramLabel = "MILLIS",
      defaultValue = "2",
      description = "Embedded: how long the line takes, each way (default ${DEFAULT-VALUE}).")
  private int delayMillis = 2;

  @Option(
      names = "--mailboxes",
      paramLabel = "NUMBER",
      description = "How many (default: move 1000, directory 2000).")
  private @Nullable Integer mailboxes;

  @Option(
      names = "--rounds",
      paramLabel = "NUMBER",
      defaultValue = "5",
      description =
          "directory, failover, scale (at most 2): how often all is timed (default ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(
      names = "--part",
      split = ",",
      paramLabel = "PART",
      description =
          "directory: only these of durable, nosync, preview, heap; failover: of overhead, script.")
  private Set<String> parts = Set.of();

  @Option(
      names = "--size",
      split = ",",
      paramLabel = "NUMBER",
      defaultValue = SIZE,
      description =
          "scale: groups, operations at once, operations timed (default ${DEFAULT-VALUE}).")
  private List<Integer> size = List.of();

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public Integer call() throws IOException, LDAPException {
    return switch (name) {
      case "move" -> move();
      case "node" -> node();
      case "directory" -> directory();
      case "failover" -> failover();
      case "scale" -> scale();
      case "api" -> api();
      default -> {
        System.err.println(
            "handover: no such bench: " + name + " (move, node, directory, failover, scale, api)");
        yield 2;
      }
    };
  }

  private int node() throws IOException {
    Figures figures = new Figures(name, System.err, System.out);
    new NodeBench(figures).run();
    if (json) {
      figures.printJson();
    }
    return 0;
  }

  private int directory() throws IOException, LDAPException {
    Figures figures = new Figures(name, json ? System.err : System.out, System.out);
    int count = Objects.requireNonNullElse(mailboxes, 2000);
    DirectoryBench.Size size = new DirectoryBench.Size(rounds, count, asked(DirectoryBench.PARTS));
    new DirectoryBench(size, figures, System.err).run();
    if (json) {
      figures.printJson();
    }
    return 0;
  }

  private Set<String> asked(Set<String> all) {
    return parts.isEmpty() ? all : parts;
  }

  private int failover() throws IOException, LDAPException {
    Figures figures = new Figures(name, System.err, System.out);
    FailoverBench bench = new FailoverBench(rounds, figures);
    Set<String> asked = asked(FailoverBench.PARTS);
    if (asked.contains("overhead")) {
      bench.overhead();
    }
    if (asked.contains("script")) {
      bench.script(Objects.requireNonNullElse(mailboxes, 1000));
    }
    if (json) {
      figures.printJson();
    }
    return 0;
  }

  private int scale() throws IOException {
    Figures figures = new Figures(name, System.err, System.out);
    if (size.size() != 3) {
      System.err.println("handover: --size takes three numbers, as in --size " + SIZE);
      return 2;
    }
    new ScaleBench(
            new ScaleBench.Size(size.get(0), size.get(1), size.get(2), Math.min(rounds, 2)),
            figures)
        .run();
    if (json) {
      figures.printJson();
    }
    return 0;
  }

  private int api() throws IOException {
    Figures figures = new Figures(name, System.err, System.out);
    new ApiBench(rounds, figures).run();
    if (json) {
      figures.printJson();
    }
    return 0;
  }

  private int move() throws IOException, LDAPException {
    Figures figures = new Figures(name, System.out);
    int count = Objects.requireNonNullElse(mailboxes, 1000);
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, count));
    Path folder = Scene.repository().resolve(".handover/bench");
    Duration delay = Duration.ofMillis(delayMillis);
    try (Scene scene =
        samba ? Scene.onSamba(forest, folder) : Scene.embedded(forest, folder, delay)) {
      System.out.println(scene.greeting());
      scene.suite().start();
      figures.add("line-each-way", samba ? 0 : delayMillis, "ms");
      compareWithScript(scene.suite(), figures);
      measureMove(scene.suite(), figures);
    }
    if (json) {
      figures.printJson();
    }
    return 0;
  }

  /** There the script's way, back by directory-service; the first round of each warms both up. */
  private static void compareWithScript(Suite suite, Figures figures) throws LDAPException {
    List<String> bases = suite.setting().forest().searchBases();
    ScriptsWay script = new ScriptsWay(suite.setting().access());
    ChangeSets sets = new ChangeSets(suite);
    Wanted back = new Wanted(Forest.BACKUP, Forest.PRIMARY, List.of("rehome-mailboxes"), bases);
    double byScript = 0;
    double byService = 0;
    double preview = 0;
    for (int round = 0; round < 2; round++) {
      byScript = script.mailboxesPerSecond(bases, Forest.PRIMARY, Forest.BACKUP);
      long begin = System.nanoTime();
      JsonNode set = sets.preview(back);
      preview = seconds(begin);
      int changes = set.path("tasks").path(0).path("total").asInt();
      begin = System.nanoTime();
      sets.reach(set.path("id").asText(), "APPLIED", null);
      byService = changes / seconds(begin);
    }
    figures.add("mailboxes-by-script", byScript, "1/s");
    figures.add("mailboxes-by-change-set", byService, "1/s");
    figures.add("change-set-to-script", byService / byScript, "ratio");
    figures.add("preview", preview, "s");
  }

  private static void measureMove(Suite suite, Figures figures) {
    Moves moves = new Moves(suite, request -> {});
    moves.run(new Order("START", Suite.PRIMARY, null), "bench");
    for (String target : List.of(Suite.BACKUP, Suite.PRIMARY)) {
      Order order = new Order("SWITCHOVER", target, null);
      JsonNode ended = moves.awaitRest(moves.start(order, "bench"), SETTLED);
      double total = between(ended, "createdAt", "endedAt");
      double outage = ended.path("outageSeconds").asDouble();
      figures.add("switchover-to-" + target, total, "s");
      figures.add("outage-to-" + target, outage, "s");
      figures.add("outage-share-to-" + target, outage / total, "ratio");
    }
  }

  private static double between(JsonNode operation, String from, String to) {
    Instant start = Instant.parse(operation.path(from).asText());
    return Duration.between(start, Instant.parse(operation.path(to).asText())).toMillis() / 1000.0;
  }

  private static double seconds(long sinceNanos) {
    return (System.nanoTime() - sinceNanos) / 1e9;
  }
}
