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
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and dashboard, held against a running suite by a real Prometheus. */
class ObservabilityIT {
  private static final Path OBSERVABILITY = Ground.repository().resolve("deploy/observability");
  private static final Pattern NAME = Pattern.compile("\\b(?:handover|http|jvm)_\\w+");

  @TempDir Path folder;

  @Test
  void theRulesAreRulesAndDoWhatTheirTestsSay() throws Exception {
    assertThat(promtool("check", "rules", "rules.yml")).isZero();
    assertThat(promtool("test", "rules", "rules-test.yml")).isZero();
  }

  @Test
  void theRulesNameDocumentedMetricsOnly() throws IOException {
    // Given
    String rules = Files.readString(OBSERVABILITY.resolve("rules.yml"));
    String docs = Files.readString(Ground.repository().resolve("docs/telemetry.md"));

    // Then
    assertThat(names(rules).filter(name -> name.startsWith("handover_")))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(docs).contains("`" + name + "`"));
  }

  @Test
  void answersEveryQueryOfTheRulesAndOfTheDashboardFromARunningSuite() throws IOException {
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 20));
    Path files = Files.createDirectories(folder.resolve("directory"));
    try (EmbeddedProcess directory = EmbeddedProcess.start(forest, files);
        Suite suite =
            new Suite(
                new Suite.Setting(
                    Ground.repository(), folder.resolve("suite"), forest, directory.access()))) {
      suite.start();
      try (Prometheus prometheus = Prometheus.start(folder, configuration(suite))) {
        await().atMost(Duration.ofSeconds(60)).until(prometheus::isReady);
        await().atMost(Duration.ofSeconds(60)).until(() -> up(prometheus) == 4);
        move(suite);
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> prometheus.query("handover_group_owner{node=\"exch2\"} == 1").size() == 1);
        holdAgainst(prometheus);
      }
    }
  }

  private static void holdAgainst(Prometheus prometheus) throws IOException {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(prometheus.rules())
                    .hasSizeGreaterThan(10)
                    .allSatisfy(rule -> assertThat(rule.path("health").asText()).isEqualTo("ok")));
    List<String> queries = queries();
    assertThat(queries).hasSizeGreaterThan(20);
    for (String query : queries) {
      assertThat(prometheus.query(query)).as(query).isNotNull();
    }
    Set<String> asked = new TreeSet<>();
    queries.forEach(query -> names(query).forEach(asked::add));
    names(Files.readString(OBSERVABILITY.resolve("rules.yml"))).forEach(asked::add);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(prometheus.names()).containsAll(asked));
  }

  private static void move(Suite suite) {
    Moves moves = new Moves(suite, request -> {});
    moves.run(new Order("START", Suite.PRIMARY, null), "observed");
    JsonNode ended = moves.run(new Order("SWITCHOVER", Suite.BACKUP, null), "observed");
    assertThat(ended.path("state").asText()).isEqualTo("SUCCEEDED");
    JsonNode lease =
        JsonMapper.builder()
            .build()
            .createObjectNode()
            .put("seconds", 3600)
            .set(
                "fence",
                JsonMapper.builder()
                    .build()
                    .createObjectNode()
                    .put("group", "leased")
                    .put("epoch", 1)
                    .put("issuer", "0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55"));
    suite.api(suite.node(Suite.PRIMARY)).put("/v1/leases/leased", lease).orThrow();
  }

  private static int up(Prometheus prometheus) {
    return prometheus.query("up{job=~\"handover-.*\"} == 1").size();
  }

  /** What is shipped, with the addresses of this suite, and faster. */
  private String configuration(Suite suite) throws IOException {
    Files.copy(OBSERVABILITY.resolve("rules.yml"), folder.resolve("rules.yml"));
    Files.copy(suite.tokenFile("operator"), folder.resolve("prometheus.token"));
    return Files.readString(OBSERVABILITY.resolve("prometheus.yml"))
        .replace("15s", "1s")
        .replace("scheme: https", "scheme: http")
        .replaceAll("(?m)^ *tls_config: .*\n", "")
        .replace("handover.example.test:8080", authority(suite.orchestrator()))
        .replace("handover.example.test:8081", authority(suite.directory()))
        .replace("exch1.example.test:8082", authority(suite.node(Suite.PRIMARY)))
        .replace("exch2.example.test:8082", authority(suite.node(Suite.BACKUP)));
  }

  private static String authority(ServiceProcess service) {
    return service.uri().getAuthority();
  }

  private static List<String> queries() throws IOException {
    JsonNode dashboard =
        JsonMapper.builder()
            .build()
            .readTree(OBSERVABILITY.resolve("grafana-dashboard.json").toFile());
    return dashboard.findValuesAsText("expr").stream()
        .map(query -> query.replace("$group", ".*"))
        .toList();
  }

  private static Stream<String> names(String text) {
    return NAME.matcher(text).results().map(MatchResult::group);
  }

  private static int promtool(String... arguments) throws IOException, InterruptedException {
    String[] command =
        Stream.concat(Stream.of("promtool"), Arrays.stream(arguments)).toArray(String[]::new);
    return new ProcessBuilder(command)
        .directory(OBSERVABILITY.toFile())
        .inheritIO()
        .start()
        .waitFor();
  }
}
