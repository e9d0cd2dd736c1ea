package dev.handover.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Api;
import dev.handover.deploy.client.UnreachableException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Waits until an evacuation rests, printing each group as something comes of it. */
final class EvacuationFollowing {
  private final Api api;
  private final PrintWriter out;
  private final InstantSource clock;
  private final Set<String> printed = new HashSet<>();

  EvacuationFollowing(Api api, PrintWriter out, InstantSource clock) {
    this.api = api;
    this.out = out;
    this.clock = clock;
  }

  /** How it ended, or that the time is up. */
  ExitCode untilRest(String evacuation, Duration limit) {
    out.println("evacuation " + evacuation);
    Instant end = clock.instant().plus(limit);
    while (true) {
      Optional<JsonNode> seen = look(evacuation, end);
      seen.ifPresent(this::printParts);
      String state = seen.map(now -> now.path("state").asText()).orElse("RUNNING");
      if (!"RUNNING".equals(state) || !clock.instant().isBefore(end)) {
        out.printf("evacuation %s: %s%n", evacuation, state);
        out.flush();
        return ended(state);
      }
    }
  }

  private static ExitCode ended(String state) {
    return "CANCELLED".equals(state) ? ExitCode.FAILED : ExitCode.ofState(state);
  }

  /** It is durable: it goes on when the orchestrator is back, and so do we. */
  private Optional<JsonNode> look(String evacuation, Instant end) {
    try {
      return Optional.of(
          api.get("/v1/evacuations/" + Api.segment(evacuation), Map.of("Prefer", "wait=1"))
              .orThrow()
              .json());
    } catch (UnreachableException gone) {
      if (!clock.instant().isBefore(end)) {
        throw gone;
      }
      pause();
      return Optional.empty();
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

  private void printParts(JsonNode evacuation) {
    for (JsonNode part : evacuation.path("parts")) {
      String state = part.path("state").asText();
      String group = part.path("group").asText();
      if (!"PENDING".equals(state) && printed.add(group + " " + state)) {
        out.printf(
            "  %-10s %-20s %s%n",
            state, group, part.path("detail").asText("").lines().findFirst().orElse(""));
      }
    }
    out.flush();
  }
}
