package dev.handover.orchestrator.adapter.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.orchestrator.app.Scenarios;
import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A stored operation with its journal as a file, and what it replays to. Run {@link #main} with a
 * folder to write those of a release; files of a former release are never written again.
 */
final class GoldenJournal {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final StoredJson STORED = new StoredJson();

  private GoldenJournal() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Map.Entry<String, Operation> scenario : Scenarios.all().entrySet()) {
      Path file = folder.resolve(scenario.getKey() + ".json");
      Files.writeString(file, JSON.writeValueAsString(write(scenario.getValue())) + "\n");
    }
  }

  private static JsonNode write(Operation operation) throws JsonProcessingException {
    ObjectNode file = JSON.createObjectNode();
    file.set("operation", JSON.readTree(STORED.write(operation.order())));
    ArrayNode journal = file.putArray("journal");
    for (Recorded recorded : operation.entries()) {
      ObjectNode row = journal.addObject();
      row.put("seq", recorded.sequence());
      row.put("at", recorded.at().toString());
      row.set("body", JSON.readTree(STORED.write(recorded.entry())));
    }
    file.set("expected", expected(operation));
    return file;
  }

  static Operation read(JsonNode file) {
    List<Recorded> entries = new ArrayList<>();
    for (JsonNode row : file.get("journal")) {
      entries.add(
          new Recorded(
              row.get("seq").asLong(),
              Instant.parse(row.get("at").asText()),
              STORED.readEntry(row.get("body").toString())));
    }
    return Operation.replay(STORED.readOrder(file.get("operation").toString()), entries);
  }

  /** What is derived from the journal, in a form that can be compared. */
  static JsonNode expected(Operation operation) {
    ObjectNode expected = JSON.createObjectNode();
    expected.put("state", operation.state().name());
    expected.put("epoch", operation.epoch().value());
    expected.put("version", operation.version());
    expected.put("outage", operation.outage().map(Object::toString).orElse("unknown"));
    ArrayNode exceptions = expected.putArray("exceptions");
    operation.exceptions().forEach(exceptions::add);
    ObjectNode steps = expected.putObject("steps");
    operation.steps().forEach(s -> steps.put(s.step().id().value(), s.state().name()));
    return expected;
  }
}
