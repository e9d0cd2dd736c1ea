package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.client.Orders;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** A runbook that runs, and the people who do its manual steps and say so by HTTP. */
final class Procedure {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int MOST_STEPS_BY_HAND = 20;

  private final Suite suite;
  private final Moves moves;
  private final Person person;
  private final List<String> byHand = new ArrayList<>();
  private String id = "";

  /** Whoever does a step. */
  interface Person {
    /** Does it; what is answered to each question of the step. */
    Map<String, String> carryOut(String step) throws Exception;
  }

  Procedure(Stand stand, Person person) {
    this.suite = stand.suite();
    this.moves = stand.moves();
    this.person = person;
  }

  /** Runs a runbook to its rest; the operation. */
  JsonNode run(String runbook) throws Exception {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("kind", "RUNBOOK").put("runbook", runbook).put("reason", "CHG0042");
    id = moves.request(body).orThrow().json().path("id").asText();
    return untilItRests();
  }

  /** Goes on, after what halted it was cured. */
  JsonNode resume() throws Exception {
    command(Orders.command("RESUME", "it is cured"));
    return untilItRests();
  }

  /** Goes on without a step. */
  JsonNode skip(String step) throws Exception {
    command(Orders.command("SKIP", "it is known").put("step", step));
    return untilItRests();
  }

  /** Gives it up; the operation. */
  JsonNode abandon() throws Exception {
    command(Orders.command("ABANDON", "not today"));
    return untilItRests();
  }

  private JsonNode untilItRests() throws Exception {
    while (true) {
      JsonNode operation = moves.awaitRestOrPerson(id, LIMIT);
      List<String> waiting = waiting(operation);
      if (waiting.isEmpty()) {
        return operation;
      }
      for (String step : waiting) {
        confirm(step);
      }
    }
  }

  /** The steps that were done by hand, in the order in which they were asked for. */
  List<String> byHand() {
    return List.copyOf(byHand);
  }

  /** The operations that the runbook started to move the group, oldest first. */
  List<JsonNode> children() {
    String path = "/v1/operations?group=" + Suite.GROUP;
    JsonNode all = suite.api().get(path, Map.of()).orThrow().json().path("items");
    return StreamSupport.stream(all.spliterator(), false)
        .map(summary -> moves.look(summary.path("id").asText()))
        .filter(operation -> operation.path("parent").asText().equals(id))
        .toList()
        .reversed();
  }

  /** What people did, as the journal tells it. */
  List<JsonNode> confirmations() {
    return entries("STEP_CONFIRMED");
  }

  /** The only entry of a type in the journal. */
  JsonNode journal(String type) {
    List<JsonNode> all = entries(type);
    assertThat(all).as(type).hasSize(1);
    return all.getFirst();
  }

  private List<JsonNode> entries(String type) {
    JsonNode journal =
        suite.api().get("/v1/operations/" + id + "/journal", Map.of()).orThrow().json();
    return StreamSupport.stream(journal.path("items").spliterator(), false)
        .filter(entry -> entry.path("type").asText().equals(type))
        .toList();
  }

  private void confirm(String step) throws Exception {
    assertThat(byHand).hasSizeLessThan(MOST_STEPS_BY_HAND);
    ObjectNode command = Orders.command("CONFIRM", "is done").put("step", step);
    Map<String, String> answers = person.carryOut(step);
    if (!answers.isEmpty()) {
      ObjectNode given = command.putObject("answers");
      answers.forEach(given::put);
    }
    command(command);
    byHand.add(step);
  }

  private void command(ObjectNode command) {
    suite.api().post("/v1/operations/" + id + "/commands", command, Map.of()).orThrow();
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
