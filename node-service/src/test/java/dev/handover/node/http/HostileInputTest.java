package dev.handover.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.handover.node.adapter.WitnessedPorts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile names, paths, addresses and sizes, for every operation that takes any: each is refused
 * with its problem, and no port is called, neither one of the machine nor one that stores anything.
 */
@QuarkusTest
@QuarkusTestResource(LabNode.class)
@TestProfile(HostileInputTest.Witnessed.class)
class HostileInputTest {
  private static final int ENOUGH = 200;
  private static final List<String> TABLES =
      List.of(
          "promises",
          "services",
          "service-sets",
          "disks",
          "disk-overrides",
          "addresses",
          "releases",
          "leases",
          "probes",
          "files",
          "checks",
          "events",
          "audit");

  /** Refused before it is known which operation of the contract is meant. */
  private static final Set<String> OUTSIDE_OF_THE_CONTRACT =
      Set.of("not-found", "method-not-allowed", "uri-too-long", "body-too-large");

  /** A node whose ports have witnesses. */
  public static class Witnessed implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(WitnessedPorts.class);
    }
  }

  static Stream<HostileInput> inputs() {
    return TABLES.stream().flatMap(HostileInput::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void refusesTheInputAndTouchesNothing(HostileInput input) {
    // Given
    List<String> before = WitnessedPorts.calls();

    // When
    Response response = send(input);

    // Then
    response
        .then()
        .contentType(startsWith("application/problem+json"))
        .body("type", equalTo("urn:handover:problem:" + input.code()))
        .body("code", equalTo(input.code()))
        .body("status", equalTo(response.statusCode()))
        .body("cure", not(emptyOrNullString()));
    assertThat(response.asString()).doesNotContain("dev.handover", "Exception", "java.", "hnd_");
    assertThat(WitnessedPorts.calls()).isEqualTo(before);
  }

  @Test
  void seesWhatIsAskedOfAPort() {
    Caller.as("viewer").get("/v1/services/RpcSs").then().statusCode(200);
    Caller.as("viewer").get("/v1/disks/data").then().statusCode(200);

    assertThat(WitnessedPorts.calls()).contains("ServiceControlManager.query", "Disks.query");
  }

  @Test
  void hasMoreThanEnoughInputs() {
    assertThat(inputs()).hasSizeGreaterThanOrEqualTo(ENOUGH);
    assertThat(inputs().map(input -> input.method() + input.path() + input.body()))
        .doesNotHaveDuplicates();
  }

  @Test
  void coversEveryOperationThatTakesAnything() {
    // Given
    Set<String> missing = new TreeSet<>();

    // When
    new OpenAPIV3Parser()
        .read("openapi/node-service.yaml")
        .getPaths()
        .forEach((path, item) -> missing.addAll(operationsWithoutRows(path, item)));

    // Then
    assertThat(missing).isEmpty();
  }

  private static Set<String> operationsWithoutRows(String path, PathItem item) {
    String template = path.replaceAll("\\{[^}]+}", "[^/?]+") + "(\\?.*)?";
    Set<String> missing = new TreeSet<>();
    for (Map.Entry<PathItem.HttpMethod, Operation> entry : item.readOperationsMap().entrySet()) {
      Operation operation = entry.getValue();
      boolean takesNothing =
          operation.getRequestBody() == null
              && (operation.getParameters() == null || operation.getParameters().isEmpty());
      boolean isCovered =
          inputs()
              .anyMatch(
                  input ->
                      input.method().equals(entry.getKey().name())
                          && input.path().matches(template));
      if (!takesNothing && !isCovered) {
        missing.add(entry.getKey() + " " + path);
      }
    }
    return missing;
  }

  private static Response send(HostileInput input) {
    boolean isInside = !OUTSIDE_OF_THE_CONTRACT.contains(input.code());
    RequestSpecification request =
        (isInside ? Caller.rude() : Caller.plain())
            .contentType("application/json; charset=utf-8")
            .header("Authorization", "Bearer " + LabNode.tokenOf("admin"));
    if (!input.method().equals("GET")) {
      request.body(input.body());
    }
    return request.urlEncodingEnabled(false).request(input.method(), input.path());
  }
}
