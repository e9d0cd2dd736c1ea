package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.client.Orders;
import dev.handover.deploy.suite.Moves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A runbook that runs, and the people who do its manual steps and say so by HTTP. */
final class Procedure {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int MOST_STEPS_BY_HAND = 20;

  private final Stand stand;
  private final Moves moves;
  private final Person person;
  private final List<String> byHand = new ArrayList<>();

  /** Whoever does a step. */
  interface Person {
    /** Does it; what is answered to each question of the step. */
    Map<String, String> carryOut(String step) throws Exception;
  }

  Procedure(Stand stand, Person person) {
    this.stand = stand;
    this.moves = stand.moves();
    this.person = person;
  }

  /** Runs a runbook to its rest; the operation. */
  JsonNode run(String runbook) throws Exception {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("kind", "RUNBOOK").put("runbook", runbook).put("reason", "CHG0042");
    String id = moves.request(body).orThrow().json().path("id").asText();
    while (true) {
      JsonNode operation = moves.awaitRestOrPerson(id, LIMIT);
      List<String> waiting = waiting(operation);
      if (waiting.isEmpty()) {
        return operation;
      }
      for (String step : waiting) {
        confirm(id, step);
      }
    }
  }

  /** The steps that were done by hand, in the order in which they were asked for. */
  List<String> byHand() {
    return List.copyOf(byHand);
  }

  private void confirm(String id, String step) throws Exception {
    assertThat(byHand).hasSizeLessThan(MOST_STEPS_BY_HAND);
    ObjectNode command = Orders.command("CONFIRM", "is done").put("step", step);
    Map<String, String> answers = person.carryOut(step);
    if (!answers.isEmpty()) {
      ObjectNode given = command.putObject("answers");
      answers.forEach(given::put);
    }
    stand.suite().api().post("/v1/operations/" + id + "/commands", command, Map.of()).orThrow();
    byHand.add(step);
  }

  private static List<String> waiting(JsonNode operation) {
    List<String> ids = new ArrayList<>();
    for (JsonNode step : operation.path("steps")) {
      if (step.path("state").asText().equals("WAITING")) {
        ids.add(step.path("id").asText());
      }
    }
    return ids;
  }
}
