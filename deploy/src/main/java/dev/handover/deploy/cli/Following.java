package dev.handover.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.handover.deploy.client.Api;
import dev.handover.deploy.client.UnreachableException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Waits until an operation rests, printing each step as it finishes. */
final class Following {
  /** WAITING is one of them: a timer goes on by itself, for instance to try a step again. */
  private static final Set<String> MOVING = Set.of("PENDING", "RUNNING", "WAITING", "COMPENSATING");

  /** It waits for a person, as one that is paused does. */
  private static final String AWAITED = "PAUSED";

  private final Api api;
  private final PrintWriter out;
  private final InstantSource clock;
  private final Set<String> printed = new HashSet<>();

  Following(Api api, PrintWriter out, InstantSource clock) {
    this.api = api;
    this.out = out;
    this.clock = clock;
  }

  /** The operation's state when it rests, or when the time is up. */
  String untilRest(String operation, Duration limit) {
    Instant end = clock.instant().plus(limit);
    while (true) {
      JsonNode seen = look(operation, end);
      printSteps(seen);
      String state = seen.path("state").asText("RUNNING");
      boolean awaited = "WAITING".equals(state) && printToDo(seen);
      if (awaited) {
        printEnd(seen);
        return AWAITED;
      }
      if (!MOVING.contains(state) || !clock.instant().isBefore(end)) {
        printEnd(seen);
        return state;
      }
    }
  }

  /** One second at most: long enough to be no burden, short enough to see the steps pass. */
  private JsonNode look(String operation, Instant end) {
    try {
      return api.get("/v1/operations/" + Api.segment(operation), Map.of("Prefer", "wait=1"))
          .orThrow()
          .json();
    } catch (UnreachableException gone) {
      if (!clock.instant().isBefore(end)) {
        throw gone;
      }
      // The operation is durable: it goes on when the orchestrator is back, and so do we.
      pause();
      return MissingNode.getInstance();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UsageException("interrupted");
    }
  }

  private void printSteps(JsonNode operation) {
    for (JsonNode step : operation.path("steps")) {
      String state = step.path("state").asText();
      if (step.has("finishedAt") && printed.add(step.path("id").asText() + state)) {
        out.printf("  %-12s %s%n", state, step.path("title").asText());
      }
    }
    out.flush();
  }

  /** What a person has to do; false when nobody has to. */
  private boolean printToDo(JsonNode operation) {
    boolean any = false;
    for (JsonNode step : operation.path("steps")) {
      if ("WAITING".equals(step.path("state").asText())) {
        any = true;
        String id = step.path("id").asText();
        out.println("  to do: " + step.path("inputs").path("instructions").asText().strip());
        out.printf(
            "  then: ./handover confirm %s %s --reason WHY%n", operation.path("id").asText(), id);
      }
    }
    return any;
  }

  private void printEnd(JsonNode operation) {
    out.printf(
        "operation %s: %s%n", operation.path("id").asText(), operation.path("state").asText());
    if (operation.has("outageSeconds")) {
      out.println("  outage: " + operation.path("outageSeconds").asText() + " s");
    }
    if (operation.has("turnedBack")) {
      out.println("  turned back: " + operation.path("turnedBack").asText());
    }
    if (operation.has("halted")) {
      out.println("  halted: " + operation.path("halted").asText());
    }
    operation.path("exceptions").forEach(line -> out.println("  exception: " + line.asText()));
    out.flush();
  }
}
