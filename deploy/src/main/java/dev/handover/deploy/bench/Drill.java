package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Scene;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drills: {@code ./handover drill NAME}. Ends with 0 only if nothing broke. */
@Command(
    name = "drill",
    description = "Tries to break it: kill, directory, real.",
    mixinStandardHelpOptions = true)
public final class Drill implements Callable<Integer> {
  private static final Duration REST_LIMIT = Duration.ofMinutes(5);
  private static final int LATEST_MILLIS = 6000;

  @Parameters(index = "0", paramLabel = "NAME", description = "Which drill: kill, directory, real.")
  private String name = "";

  @Option(names = "--json", description = "End with one line of JSON.")
  private boolean json;

  @Option(names = "--samba", description = "On a real domain instead of the embedded directory.")
  private boolean samba;

  @Option(
      names = "--rounds",
      paramLabel = "NUMBER",
      description =
          "How many, a kill in each move, apply or revert (default: kill 8, directory 50, real 100).")
  private @Nullable Integer rounds;

  @Option(
      names = "--mailboxes",
      paramLabel = "NUMBER",
      description = "How many (default: kill 300, directory 2000, real 300).")
  private @Nullable Integer mailboxes;

  @Option(names = "--seed", defaultValue = "1", description = "Of who is killed when.")
  private long seed = 1;

  private int succeeded;
  private int compensated;
  private int violations;
  private double longest;
  private String active = Suite.PRIMARY;

  /** Runs it. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Drill()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    return switch (name) {
      case "kill" -> kill();
      case "directory" -> directory();
      case "real" -> new RealStand(seed).drill(rounds, mailboxes, json);
      default -> {
        System.err.println("handover: no such drill: " + name + " (kill, directory, real)");
        yield 2;
      }
    };
  }

  private Scene scene(int usualMailboxes) throws IOException {
    int count = Objects.requireNonNullElse(mailboxes, usualMailboxes);
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, count));
    Path folder = Scene.repository().resolve(".handover/drill");
    return samba ? Scene.onSamba(forest, folder) : Scene.embedded(forest, folder);
  }

  private int directory() throws IOException {
    Figures figures = new Figures(name, json ? System.err : System.out, System.out);
    DirectoryDrill.Outcome outcome;
    try (Scene scene = scene(2000)) {
      System.err.println(scene.greeting());
      scene.suite().directory().start();
      scene.suite().directory().awaitReady();
      int count = Objects.requireNonNullElse(rounds, 50);
      outcome = new DirectoryDrill(scene.suite(), seed, System.err).run(count);
    }
    figures.add("rounds", outcome.rounds(), "applies and reverts");
    figures.add("deaths-midway", outcome.midway(), "deaths");
    figures.add("violations", outcome.violations().size(), "violations");
    if (json) {
      figures.printJson();
    }
    return outcome.violations().isEmpty() ? 0 : 1;
  }

  private int kill() throws IOException {
    int count = Objects.requireNonNullElse(rounds, 8);
    try (Scene scene = scene(300)) {
      System.out.println(scene.greeting());
      scene.suite().start();
      kill(scene.suite(), count);
    }
    Figures figures = new Figures(name, System.out);
    figures.add("rounds", count, "moves");
    figures.add("succeeded", succeeded, "moves");
    figures.add("compensated", compensated, "moves");
    figures.add("violations", violations, "moves");
    figures.add("longest-move", longest, "s");
    if (json) {
      figures.printJson();
    }
    return violations == 0 ? 0 : 1;
  }

  private void kill(Suite suite, int moveCount) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Moves moves = new Moves(suite, request -> {});
    Expectation expectation = new Expectation(suite.setting().access(), suite.setting().forest());
    moves.run(new Order("START", Suite.PRIMARY, null), "drill");
    expectation.movedTo(Forest.PRIMARY);
    for (int round = 1; round <= moveCount; round++) {
      List<ServiceProcess> all = suite.processes();
      ServiceProcess victim = all.get(random.nextInt(all.size()));
      int after = random.nextInt(LATEST_MILLIS);
      System.out.printf("round %d: %s dies after %d ms%n", round, victim.name(), after);
      long begin = System.nanoTime();
      String target = active.equals(Suite.PRIMARY) ? Suite.BACKUP : Suite.PRIMARY;
      int before = suite.pair().owners().size();
      String id = moves.start(new Order("SWITCHOVER", target, null), "drill round " + round);
      killAfter(victim, after);
      JsonNode ended = moves.awaitRest(id, REST_LIMIT);
      longest = Math.max(longest, (System.nanoTime() - begin) / 1e9);
      List<String> wrong =
          suite.pair().doubleOwners(Set.of(victim.name().replace("node-", "")), before);
      wrong.addAll(suite.heldTwice());
      judge(expectation, ended, target, wrong);
    }
  }

  private static void killAfter(ServiceProcess victim, int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    victim.kill();
    victim.start();
    victim.awaitReady();
  }

  private void judge(Expectation expectation, JsonNode ended, String target, List<String> heldTwice)
      throws IOException {
    String state = ended.path("state").asText();
    if (state.equals("SUCCEEDED")) {
      succeeded++;
      active = target;
      expectation.movedTo(target.toUpperCase(Locale.ROOT));
    } else if (state.equals("COMPENSATED")) {
      compensated++;
    }
    List<String> wrong = new ArrayList<>(expectation.differences());
    wrong.addAll(heldTwice);
    boolean clean = state.equals("SUCCEEDED") || state.equals("COMPENSATED");
    if (!clean || !wrong.isEmpty()) {
      violations++;
      System.out.println("  " + state + " " + ended.path("halted").asText());
      wrong.stream().limit(5).forEach(line -> System.out.println("  " + line));
    }
  }
}
