package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Orders;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.client.ProblemException;
import dev.handover.deploy.client.UnreachableException;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Real processes, and a random misfortune at a random moment of each round. An observer looks from
 * outside whether two ever had the disk, and whether the directory is as the operation reports.
 */
final class RealDrill {
  private static final Duration REST_LIMIT = Duration.ofMinutes(6);
  private static final Set<String> ENDS =
      Set.of("SUCCEEDED", "SUCCEEDED_WITH_EXCEPTIONS", "COMPENSATED", "FAILED", "ABANDONED");
  private static final List<String> CURES = List.of("RESUME", "RESUME", "COMPENSATE", "ABANDON");
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final Suite suite;
  private final Misfortune.Victims victims;
  private final Path log;
  private final RandomGenerator random;
  private final Moves moves;
  private final Expectation expectation;
  private String active = Suite.PRIMARY;
  private int ended;
  private int violations;

  RealDrill(Suite suite, Misfortune.Victims victims, Path log, long seed) {
    this.suite = suite;
    this.victims = victims;
    this.log = log;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.moves = new Moves(suite, request -> {});
    this.expectation = new Expectation(suite.setting().access(), suite.setting().forest());
  }

  /** What came of it. */
  record Outcome(int rounds, int ended, int violations) {}

  Outcome run(int rounds) throws IOException {
    Files.deleteIfExists(log);
    JsonNode first = end(moves.start(new Order("START", Suite.PRIMARY, null), "drill"));
    observe("first start: " + first.path("state").asText());
    expectation.movedTo(Forest.PRIMARY);
    for (int round = 1; round <= rounds; round++) {
      round(round);
    }
    return new Outcome(rounds, ended, violations);
  }

  private void round(int number) throws IOException {
    String target = active.equals(Suite.PRIMARY) ? Suite.BACKUP : Suite.PRIMARY;
    Misfortune misfortune = Misfortune.of(victims, random);
    observe("round %d: to %s; %s".formatted(number, target, misfortune));
    int before = suite.pair().owners().size();
    String id = order(target, "drill round " + number);
    misfortune.happen();
    JsonNode operation = end(id);
    String state = operation.path("state").asText();
    List<String> wrong = new ArrayList<>();
    if (ENDS.contains(state)) {
      ended++;
    } else {
      wrong.add("it does not end: " + state + " " + operation.path("halted"));
    }
    reckon(state, target);
    wrong.addAll(suite.pair().doubleOwners(Set.of(misfortune.deadNode()), before));
    wrong.addAll(suite.heldTwice());
    wrong.addAll(expectation.differences());
    observe("round %d: %s".formatted(number, state));
    for (String line : suite.pair().owners().subList(before, suite.pair().owners().size())) {
      observe("  " + line);
    }
    if (!wrong.isEmpty()) {
      violations++;
      wrong.stream().limit(10).forEach(line -> observe("  VIOLATION " + line));
    }
  }

  /** What the directory must look like now, and where the group is. */
  private void reckon(String state, String target) {
    if (state.startsWith("SUCCEEDED")) {
      arrivedAt(target);
    } else if (state.equals("ABANDONED") || !serves(active)) {
      // Half of it may be done: a person brings the group up where it was.
      JsonNode again = end(order(active, "repair"));
      observe("  repaired: " + again.path("state").asText());
      arrivedAt(active);
    }
  }

  private void arrivedAt(String node) {
    active = node;
    expectation.movedTo(node.toUpperCase(Locale.ROOT));
  }

  private boolean serves(String node) {
    for (JsonNode seen : group().path("nodes")) {
      if (seen.path("name").asText().equals(node)) {
        return seen.path("disk").asText().equals("ONLINE");
      }
    }
    return false;
  }

  private JsonNode group() {
    return suite.api().get("/v1/groups/" + Suite.GROUP, Map.of()).orThrow().json();
  }

  /** A planned move while that is possible; else what brings the group up there. */
  private String order(String target, String reason) {
    long until = System.nanoTime() + REST_LIMIT.toNanos();
    RuntimeException last = new IllegalStateException("nothing was tried");
    while (System.nanoTime() < until) {
      for (String kind : List.of("SWITCHOVER", "START", "FAILOVER")) {
        try {
          return moves.start(new Order(kind, target, null), reason);
        } catch (ProblemException | UnreachableException refused) {
          last = refused;
        }
      }
      pause();
    }
    throw last;
  }

  /** Waits for its end, as a person who does what is asked of one. */
  private JsonNode end(String id) {
    JsonNode operation = moves.awaitRest(id, REST_LIMIT);
    for (String cure : CURES) {
      if (ENDS.contains(operation.path("state").asText())) {
        return operation;
      }
      observe("  %s: %s; %s".formatted(operation.path("state"), operation.path("halted"), cure));
      command(id, cure);
      pause();
      operation = moves.awaitRest(id, REST_LIMIT);
    }
    return operation;
  }

  private void command(String id, String kind) {
    try {
      suite
          .api()
          .post("/v1/operations/" + id + "/commands", Orders.command(kind, "drill"), Map.of())
          .orThrow();
    } catch (ProblemException | UnreachableException refused) {
      observe("  " + refused.getMessage());
    }
  }

  private void observe(String line) {
    System.err.println(line);
    try {
      Files.writeString(
          log,
          Instant.now() + " " + line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
