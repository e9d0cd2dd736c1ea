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
