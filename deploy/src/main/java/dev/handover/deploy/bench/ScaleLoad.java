package dev.handover.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Api;
import dev.handover.deploy.client.Orders;
import dev.handover.deploy.client.Orders.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * People who order planned moves of many groups, and follow each until it has ended: never more at
 * once than so many, and as soon as one has ended the next one.
 *
 * @param orchestrators who are asked in turn
 */
record ScaleLoad(List<Api> orchestrators, int atOnce) {
  /** Moves every group to its node of that letter; the operations as they ended. */
  List<JsonNode> move(List<String> groups, String letter) {
    Semaphore free = new Semaphore(atOnce);
    List<CompletableFuture<JsonNode>> moves = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String group : groups) {
        Api api = orchestrators.get(moves.size() % orchestrators.size());
        free.acquireUninterruptibly();
        moves.add(
            CompletableFuture.supplyAsync(() -> move(api, group, group + letter), threads)
                .whenComplete((ended, failure) -> free.release()));
      }
      return moves.stream().map(CompletableFuture::join).toList();
    }
  }

  private static JsonNode move(Api api, String group, String target) {
    Map<String, String> headers =
        Map.of("Idempotency-Key", UUID.randomUUID().toString(), "Prefer", "wait=60");
    Order order = new Order("SWITCHOVER", target, null);
    JsonNode operation =
        api.post("/v1/groups/" + group + "/operations", Orders.operation(order, "bench"), headers)
            .orThrow()
            .json();
    String id = operation.path("id").asText();
    while (!operation.has("endedAt")) {
      operation = api.get("/v1/operations/" + id, Map.of("Prefer", "wait=60")).orThrow().json();
    }
    if (!operation.path("state").asText().equals("SUCCEEDED")) {
      throw new CancellationException("a move did not succeed: " + operation);
    }
    return operation;
  }
}
