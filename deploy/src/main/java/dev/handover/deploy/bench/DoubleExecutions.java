package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.bench.FakeNodes.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.concurrent.atomic.LongAdder;

/**
 * Steps that reached their node more often than the orchestrator says it tried them. A step that
 * was in doubt, or failed, was tried again, and the operation shows so.
 */
final class DoubleExecutions {
  private DoubleExecutions() {}

  static long count(List<JsonNode> operations, FakeNodes nodes) {
    long twice = 0;
    Map<String, Map<Call, LongAdder>> byOperation = new HashMap<>();
    nodes
        .calls()
        .forEach(
            (call, count) ->
                byOperation
                    .computeIfAbsent(call.issuer(), any -> new HashMap<>())
                    .put(call, count));
    for (JsonNode operation : operations) {
      twice += twice(operation, byOperation.getOrDefault(operation.path("id").asText(), Map.of()));
    }
    return twice;
  }

  private static long twice(JsonNode operation, Map<Call, LongAdder> calls) {
    long twice = 0;
    for (Entry<Call, LongAdder> call : calls.entrySet()) {
      twice += Math.max(0, call.getValue().sum() - tries(operation, call.getKey()));
    }
    return twice;
  }

  private static long tries(JsonNode operation, Call call) {
    long tries = 0;
    for (JsonNode step : operation.path("steps")) {
      if (isOf(step, call)) {
        tries += step.path("attempts").asLong();
      }
    }
    return tries;
  }

  private static boolean isOf(JsonNode step, Call call) {
    JsonNode inputs = step.path("inputs");
    boolean sameNode = inputs.path("node").asText().equals(call.node());
    String wanted =
        switch (step.path("action").asText()) {
          case "START_SERVICE" -> "/v1/services/" + inputs.path("service").asText() + " RUNNING";
          case "STOP_SERVICE" -> "/v1/services/" + inputs.path("service").asText() + " STOPPED";
          case "BRING_DISK_ONLINE" -> "/v1/disks/" + inputs.path("disk").asText() + " ONLINE";
          case "TAKE_DISK_OFFLINE" -> "/v1/disks/" + inputs.path("disk").asText() + " OFFLINE";
          case "ADD_ADDRESS" -> "/v1/addresses/" + inputs.path("address").asText() + " PRESENT";
          case "REMOVE_ADDRESS" -> "/v1/addresses/" + inputs.path("address").asText() + " ABSENT";
          default -> "";
        };
    String asked = call.path().replaceFirst("/state$", "") + " " + call.desired();
    return sameNode && wanted.equals(asked);
  }
}
