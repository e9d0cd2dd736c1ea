package dev.handover.deploy.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.directory.EmbeddedProcess;
import dev.handover.deploy.directory.Ground;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.observability.Collector.Seen;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A move as a collector of traces and whoever reads the logs see it. */
class TracesIT {
  private static final String ORCHESTRATOR = "handover-orchestrator";
  private static final String OPERATION = "handover.operation";
  private static final String STEP = "handover.step";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  @Test
  void aMoveIsOneTraceAcrossAllServicesAndItsIdsAreInTheLogs() throws IOException {
    // Given
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 20));
    Path files = Files.createDirectories(folder.resolve("directory"));
    try (Collector collector = Collector.start();
        EmbeddedProcess directory = EmbeddedProcess.start(forest, files);
        Suite suite =
            new Suite(
                new Suite.Setting(
                    Ground.repository(), folder.resolve("suite"), forest, directory.access()))) {
      suite.processes().forEach(service -> tell(service, collector));
      suite.start();

      // When
      Moves moves = new Moves(suite, request -> {});
      moves.run(new Order("START", Suite.PRIMARY, null), "traced");
      JsonNode ended = moves.run(new Order("SWITCHOVER", Suite.BACKUP, null), "traced");

      // Then
      String id = ended.path("id").asText();
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .untilAsserted(() -> holdAgainst(ended, collector.trace(id.replace("-", ""))));
      assertThat(collector.everything()).doesNotContain(secrets(suite, directory));
      for (ServiceProcess service : suite.processes()) {
        assertThat(logged(service)).as(service.name()).isNotEmpty();
      }
      assertThat(logged(suite.node(Suite.BACKUP)))
          .anySatisfy(
              line -> {
                assertThat(line.at("/mdc").path(OPERATION).asText()).isEqualTo(id);
                assertThat(line.at("/mdc").path(STEP).asText()).isNotBlank();
              });
    }
  }

  private static void tell(ServiceProcess service, Collector collector) {
    service.configure("handover.tracing.endpoint", collector.uri().toString());
    service.configure("quarkus.otel.bsp.schedule.delay", "PT0.2S");
    service.configure("handover.log.json", "true");
    service.configure("quarkus.log.category.\"dev.handover\".level", "DEBUG");
  }

  private static void holdAgainst(JsonNode operation, List<Seen> trace) {
    Map<String, Seen> byId =
        trace.stream().collect(Collectors.toMap(Seen::id, Function.identity()));
    Set<String> steps = new TreeSet<>();
    operation.path("steps").forEach(step -> steps.add(step.path("id").asText()));
    assertThat(spans(trace, ORCHESTRATOR, "step "))
        .extracting(span -> span.attributes().get(STEP))
        .containsAll(steps);
    for (String service : List.of("node-service", "directory-service")) {
      List<Seen> served = spans(trace, service, "");
      assertThat(served).as(service).isNotEmpty();
      assertThat(served)
          .allSatisfy(
              span -> {
                assertThat(span.attributes()).containsEntry(OPERATION, id(operation));
                assertThat(stepAbove(span, byId)).isEqualTo(span.attributes().get(STEP));
              });
    }
  }

  private static String id(JsonNode operation) {
    return operation.path("id").asText();
  }

  private static List<Seen> spans(List<Seen> trace, String service, String prefix) {
    return trace.stream()
        .filter(span -> span.service().equals(service) && span.name().startsWith(prefix))
        .toList();
  }

  /** The step of the orchestrator's span that led to this one. */
  private static String stepAbove(Seen span, Map<String, Seen> byId) {
    Seen above = span;
    while (!above.name().startsWith("step ")) {
      above = Objects.requireNonNull(byId.get(above.parent()), above + " has no parent");
    }
    assertThat(above.service()).isEqualTo(ORCHESTRATOR);
    return above.attributes().getOrDefault(STEP, "");
  }

  private static String[] secrets(Suite suite, EmbeddedProcess directory) throws IOException {
    List<String> secrets = new ArrayList<>();
    for (Path file :
        List.of(
            suite.tokenFile("operator"),
            suite.tokenFile("orchestrator"),
            directory.access().passwordFile())) {
      secrets.add(Files.readString(file).strip());
    }
    return secrets.toArray(String[]::new);
  }

  /** What a service logged; what is no JSON comes from the JVM, before there is a log. */
  private static List<JsonNode> logged(ServiceProcess service) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(service.logFile())) {
      if (line.startsWith("{")) {
        lines.add(JSON.readTree(line));
      } else {
        assertThat(line).startsWith("WARNING: ");
      }
    }
    return lines;
  }
}
