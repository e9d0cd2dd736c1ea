package dev.handover.deploy.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Answer;
import dev.handover.deploy.client.Api;
import dev.handover.deploy.client.Orders;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.client.UnreachableException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Asks the orchestrator of a suite for plans and operations, saying each request as the curl
 * command that does the same.
 */
public final class Moves {
  /** WAITING is one of them: a timer goes on by itself, for instance to try a step again. */
  private static final Set<String> MOVING = Set.of("PENDING", "RUNNING", "WAITING", "COMPENSATING");

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Suite suite;
  private final Consumer<String> teller;

  /** Moves of a suite's group; {@code teller} gets each request as a curl command. */
  public Moves(Suite suite, Consumer<String> teller) {
    this.suite = suite;
    this.teller = teller;
  }

  /** Asks for a plan; nothing is changed. */
  public Answer plan(Order order) {
    String path = "/v1/groups/" + Suite.GROUP + "/plans";
    JsonNode body = Orders.plan(order);
    tell("", path, body);
    return api().post(path, body, Map.of());
  }

  /** Asks for an operation and gives back the answer at once. */
  public Answer request(JsonNode body) {
    String path = "/v1/groups/" + Suite.GROUP + "/operations";
    String key = UUID.randomUUID().toString();
    tell("-H 'Idempotency-Key: " + key + "' ", path, body);
    return api().post(path, body, Map.of("Idempotency-Key", key));
  }

  /** Starts an operation; its id. */
  public String start(Order order, String reason) {
    return request(Orders.operation(order, reason)).orThrow().json().path("id").asText();
  }

  /** Carries an operation out until it rests; the operation. */
  public JsonNode run(Order order, String reason) {
    return awaitRest(start(order, reason), Duration.ofMinutes(5));
  }

  /**
   * Waits until an operation rests, also while the orchestrator is away; fails when the time is up.
   */
  public JsonNode awaitRest(String id, Duration limit) {
    return await(id, limit, operation -> !isMoving(operation));
  }

  /** The same, or until a step waits for a person to confirm it. */
  public JsonNode awaitRestOrPerson(String id, Duration limit) {
    return await(id, limit, operation -> !isMoving(operation) || asksAPerson(operation));
  }

  private static boolean isMoving(JsonNode operation) {
    return MOVING.contains(operation.path("state").asText());
  }

  private static boolean asksAPerson(JsonNode operation) {
    for (JsonNode step : operation.path("steps")) {
      if (step.path("state").asText().equals("WAITING")) {
        return true;
      }
    }
    return false;
  }

  private JsonNode await(String id, Duration limit, Predicate<JsonNode> enough) {
    long end = System.nanoTime() + limit.toNanos();
    JsonNode last = null;
    while (System.nanoTime() < end) {
      try {
        Map<String, String> wait = Map.of("Prefer", "wait=5");
        last = api().get("/v1/operations/" + id, wait).orThrow().json();
        if (enough.test(last)) {
          return last;
        }
      } catch (UnreachableException away) {
        pause();
      }
    }
    throw new IllegalStateException("operation " + id + " does not come to rest: " + last);
  }

  /** The operation as it is now. */
  public JsonNode look(String id) {
    return api().get("/v1/operations/" + id, Map.of()).orThrow().json();
  }

  /**
   * Waits until the orchestrator has noticed that a node is back: it asks a lost one only now and
   * then.
   */
  public void awaitReachable(String node, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      JsonNode group = api().get("/v1/groups/" + Suite.GROUP, Map.of()).orThrow().json();
      for (JsonNode report : group.path("nodes")) {
        if (report.path("name").asText().equals(node) && report.path("reachable").asBoolean()) {
          return;
        }
      }
      pause();
    }
    throw new IllegalStateException("the orchestrator does not notice that " + node + " is back");
  }

  private Api api() {
    return suite.api();
  }

  private void tell(String headers, String path, JsonNode body) {
    teller.accept(
        "curl -sS -H \"Authorization: Bearer $(cat %s)\" -H 'Content-Type: application/json' %s-d '%s' %s"
            .formatted(
                suite.tokenFile("operator"),
                headers,
                body.toString().replace("'", "'\\''"),
                api().server().resolve(path)));
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
