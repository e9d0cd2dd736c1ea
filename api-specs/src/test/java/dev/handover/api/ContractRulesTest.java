package dev.handover.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract says what it does, what it takes, how much of it, and how it fails. */
class ContractRulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"node-service", "directory-service", "orchestrator"})
  void isVersion303AndSaysWhatItIs(String name) {
    // When
    OpenAPI contract = read(name);

    // Then: with 3.1 the request validator lets wrong types pass
    assertThat(contract.getOpenapi()).isEqualTo("3.0.3");
    assertThat(contract.getInfo().getDescription()).isNotBlank();
    assertThat(contract.getSecurity()).as("bearer everywhere").isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"node-service", "directory-service", "orchestrator"})
  void everyOperationNamesItsRoleItsSuccessAndItsFailures(String name) {
    // Given
    List<String> wrong = new ArrayList<>();

    // When
    operations(read(name)).forEach((id, operation) -> wrong.addAll(faultsOf(id, operation)));

    // Then
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"node-service", "directory-service", "orchestrator"})
  void everyRequestBodyHasAnExampleAndRefusesUnknownProperties(String name) {
    // Given
    OpenAPI contract = read(name);
    List<String> wrong = new ArrayList<>();

    // When
    operations(contract)
        .forEach(
            (id, operation) -> {
              if (operation.getRequestBody() == null) {
                return;
              }
              var media = operation.getRequestBody().getContent().get("application/json");
              if (media.getExample() == null) {
                wrong.add(id + ": no example");
              }
              refuseOpenObjects(id, contract, media.getSchema(), wrong);
            });

    // Then
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"node-service", "directory-service", "orchestrator"})
  void everythingOfVariableSizeInARequestHasALimit(String name) {
    // Given
    OpenAPI contract = read(name);
    List<String> wrong = new ArrayList<>();

    // When
    operations(contract)
        .forEach(
            (id, operation) -> {
              for (Parameter parameter : parametersOf(operation)) {
                requireLimit(id + " " + parameter.getName(), parameter.getSchema(), wrong);
              }
              if (operation.getRequestBody() != null) {
                Schema<?> body =
                    operation.getRequestBody().getContent().get("application/json").getSchema();
                requireLimits(id, contract, body, wrong);
              }
            });

    // Then
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"node-service", "directory-service", "orchestrator"})
  void everySchemaAndParameterIsDescribed(String name) {
    // Given
    OpenAPI contract = read(name);

    // When
    var bare = new TreeSet<String>();
    contract
        .getComponents()
        .getSchemas()
        .forEach((key, schema) -> collectIfBlank(key, schema.getDescription(), bare));
    operations(contract)
        .forEach(
            (id, operation) ->
                parametersOf(operation)
                    .forEach(
                        p -> collectIfBlank(id + " " + p.getName(), p.getDescription(), bare)));

    // Then
    assertThat(bare).isEmpty();
  }

  private static List<String> faultsOf(String id, Operation operation) {
    List<String> wrong = new ArrayList<>();
    if (operation.getSummary() == null) {
      wrong.add(id + ": no summary");
    }
    boolean needsToken = operation.getSecurity() == null;
    String access = needsToken ? "Needs the role" : "No token is needed";
    if (!Objects.toString(operation.getDescription(), "").contains(access)) {
      wrong.add(id + ": the description does not say: " + access);
    }
    var responses = operation.getResponses();
    if (responses.getDefault() == null) {
      wrong.add(id + ": no default problem response");
    }
    if (responses.keySet().stream().noneMatch(status -> status.startsWith("2"))) {
      wrong.add(id + ": no success");
    }
    return wrong;
  }

  private static void refuseOpenObjects(
      String where, OpenAPI contract, Schema<?> given, List<String> wrong) {
    Schema<?> schema = resolve(contract, given);
    if (schema.getProperties() == null) {
      return;
    }
    if (!Boolean.FALSE.equals(schema.getAdditionalProperties())) {
      wrong.add(where + ": takes unknown properties");
    }
    schema
        .getProperties()
        .forEach((key, child) -> refuseOpenObjects(where + "/" + key, contract, child, wrong));
  }

  private static void requireLimits(
      String where, OpenAPI contract, Schema<?> given, List<String> wrong) {
    Schema<?> schema = resolve(contract, given);
    requireLimit(where, schema, wrong);
    if (schema.getItems() != null) {
      requireLimits(where + "/items", contract, schema.getItems(), wrong);
    }
    if (schema.getAdditionalProperties() instanceof Schema<?> values) {
      requireLimits(where + "/*", contract, values, wrong);
    }
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach((key, child) -> requireLimits(where + "/" + key, contract, child, wrong));
    }
  }

  private static void requireLimit(String where, Schema<?> schema, List<String> wrong) {
    boolean limited =
        switch (Objects.toString(schema.getType(), "")) {
          case "string" ->
              schema.getMaxLength() != null
                  || schema.getPattern() != null
                  || schema.getEnum() != null
                  || schema.getFormat() != null;
          case "integer", "number" -> schema.getMaximum() != null;
          case "array" -> schema.getMaxItems() != null;
          case "object" -> schema.getProperties() != null || schema.getMaxProperties() != null;
          default -> true;
        };
    if (!limited) {
      wrong.add(where + ": no limit");
    }
  }

  private static void collectIfBlank(String where, String text, TreeSet<String> bare) {
    if (Objects.toString(text, "").isBlank()) {
      bare.add(where);
    }
  }

  private static List<Parameter> parametersOf(Operation operation) {
    return Objects.requireNonNullElse(operation.getParameters(), List.of());
  }

  private static Schema<?> resolve(OpenAPI contract, Schema<?> schema) {
    if (schema.get$ref() == null) {
      return schema;
    }
    String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
    return contract.getComponents().getSchemas().get(name);
  }

  private static Map<String, Operation> operations(OpenAPI contract) {
    var byId = new java.util.TreeMap<String, Operation>();
    for (PathItem path : contract.getPaths().values()) {
      path.readOperations().forEach(operation -> byId.put(operation.getOperationId(), operation));
    }
    return byId;
  }

  private static OpenAPI read(String name) {
    var options = new io.swagger.v3.parser.core.models.ParseOptions();
    options.setResolve(true);
    var result = new OpenAPIV3Parser().readLocation("/openapi/" + name + ".yaml", null, options);
    assertThat(result.getMessages()).as("parse %s", name).isNullOrEmpty();
    return result.getOpenAPI();
  }
}
