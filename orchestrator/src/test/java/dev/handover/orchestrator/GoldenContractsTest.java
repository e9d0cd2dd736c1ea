package dev.handover.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts only grow: whoever was built against a former release still gets all it knows of. */
class GoldenContractsTest {
  private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

  private static JsonNode yaml(String resource) throws IOException {
    try (InputStream in = GoldenContractsTest.class.getResourceAsStream(resource)) {
      return new YAMLMapper().readTree(Objects.requireNonNull(in, resource));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"node-service", "directory-service", "orchestrator"})
  void keepsEveryOperationAndPropertyOfFormerReleases(String name) throws IOException {
    JsonNode golden = yaml("/golden/contracts/v1/" + name + ".yaml");
    JsonNode current = yaml("/openapi/" + name + ".yaml");
    List<String> lost = new ArrayList<>();
    operations(golden, current, lost);
    schemas(golden.at("/components/schemas"), current.at("/components/schemas"), lost);
    assertThat(lost).isEmpty();
  }

  private static void operations(JsonNode golden, JsonNode current, List<String> lost) {
    for (Map.Entry<String, JsonNode> path : golden.get("paths").properties()) {
      for (String method : METHODS) {
        JsonNode before = path.getValue().path(method);
        JsonNode now = current.get("paths").path(path.getKey()).path(method);
        if (!before.isMissingNode()
            && !before.path("operationId").equals(now.path("operationId"))) {
          lost.add("%s %s".formatted(method, path.getKey()));
        }
        for (Map.Entry<String, JsonNode> response : before.path("responses").properties()) {
          if (now.path("responses").path(response.getKey()).isMissingNode()) {
            lost.add("%s %s: %s".formatted(method, path.getKey(), response.getKey()));
          }
        }
      }
    }
  }

  private static void schemas(JsonNode golden, JsonNode current, List<String> lost) {
    for (Map.Entry<String, JsonNode> schema : golden.properties()) {
      JsonNode before = schema.getValue();
      JsonNode now = current.path(schema.getKey());
      for (Map.Entry<String, JsonNode> property : before.path("properties").properties()) {
        JsonNode type = property.getValue().path("type");
        JsonNode typeNow = now.path("properties").path(property.getKey());
        if (typeNow.isMissingNode() || !type.equals(typeNow.path("type"))) {
          lost.add(schema.getKey() + "." + property.getKey());
        }
      }
      for (JsonNode value : before.path("enum")) {
        if (!contains(now.path("enum"), value)) {
          lost.add(schema.getKey() + " " + value);
        }
      }
      requests(schema.getKey(), before, now, lost);
    }
  }

  /** What a caller must send must not grow: closed schemas are those of requests. */
  private static void requests(String name, JsonNode before, JsonNode now, List<String> lost) {
    if (before.path("additionalProperties").isBoolean()) {
      for (JsonNode required : now.path("required")) {
        if (!contains(before.path("required"), required)) {
          lost.add("%s requires %s".formatted(name, required));
        }
      }
    }
  }

  private static boolean contains(JsonNode array, JsonNode wanted) {
    for (JsonNode element : array) {
      if (element.equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
