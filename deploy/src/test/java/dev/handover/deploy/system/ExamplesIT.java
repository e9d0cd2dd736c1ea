package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.directory.EmbeddedProcess;
import dev.handover.deploy.directory.Ground;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.pages.Page;
import dev.handover.deploy.pages.Shell;
import dev.handover.deploy.pages.Workplace;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.Suite;
import dev.handover.deploy.suite.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples as they stand, against a suite that answers over TLS only. */
class ExamplesIT {
  private static final Path EXAMPLES = Ground.repository().resolve("deploy/examples/clients");
  private static final Page PAGE = Page.of("../deploy/examples/README.md");
  private static final String FREEZE = "/v1/groups/" + Suite.GROUP + "/freeze";

  @TempDir static Path folder;
  private static EmbeddedProcess directory;
  private static Suite suite;
  private static Workplace sources;
  private static Path authority;

  /** The file of each, and what it ends with when it is refused or turned back. */
  enum Example {
    CURL("move.sh", 3, 5),
    PYTHON("move.py", 3, 5),
    ANSIBLE("move.yml", 2, 2),
    PIPELINE("pipeline.sh", 3, 5);

    private final String file;
    private final int refused;
    private final int turnedBack;

    Example(String file, int refused, int turnedBack) {
      this.file = file;
      this.refused = refused;
      this.turnedBack = turnedBack;
    }

    /** As the page of the examples says it, for another node and run. */
    List<String> command(String node, String run) {
      String line =
          PAGE.all().stream()
              .map(Page.Typed::command)
              .filter(command -> command.contains("/clients/" + file + " "))
              .findFirst()
              .orElseThrow();
      return List.of("bash", "-c", line.replace("exch2", node).replace("4711", run));
    }
  }

  @BeforeAll
  static void start() throws IOException {
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 5));
    directory = EmbeddedProcess.start(forest, Files.createDirectories(folder.resolve("directory")));
    Tls tls = Tls.in(folder.resolve("tls"));
    // keytool ends lines as Windows does, and Ansible finds no certificate in them.
    String lines = Files.readString(tls.authority()).replace("\r\n", "\n");
    authority = Files.writeString(folder.resolve("authority.pem"), lines);
    suite =
        new Suite(
            new Suite.Setting(
                Ground.repository(), folder.resolve("suite"), forest, directory.access(), tls));
    sources = Workplace.in(folder.resolve("sources"));
    suite.start();
    Order first = new Order("START", Suite.PRIMARY, null);
    JsonNode started = new Moves(suite, request -> {}).run(first, "first start");
    assertThat(started.path("state").asText()).isEqualTo("SUCCEEDED");
  }

  @AfterAll
  static void end() {
    suite.close();
    directory.close();
  }

  @ParameterizedTest
  @EnumSource(Example.class)
  void previewsStartsOneOperationAndEndsWithZeroWhenItSucceeded(Example example) throws Exception {
    // Given
    String node = other();
    List<JsonNode> before = operations();

    // When
    Shell.Ended ended = run(example, node, "moves-" + example);

    // Then
    assertThat(ended.exit()).as(ended.said()).isZero();
    assertThat(operations()).hasSize(before.size() + 1);
    JsonNode operation = operations().getFirst();
    assertThat(operation.path("state").asText()).isEqualTo("SUCCEEDED");
    assertThat(operation.path("target").asText()).isEqualTo(node);
    assertThat(other()).as("where it is not").isNotEqualTo(node);
    assertThat(ended.said()).as("a preview").contains("sha256:").doesNotContain(token());
  }

  @ParameterizedTest
  @EnumSource(Example.class)
  void endsWithAnotherCodeWhenItIsRefused(Example example) throws Exception {
    // Given
    suite.api().put(FREEZE, JsonNodeFactory.instance.objectNode().put("reason", "works")).orThrow();
    List<JsonNode> before = operations();

    // When
    Shell.Ended ended = run(example, other(), "refused-" + example);
    suite.api().delete(FREEZE).orThrow();

    // Then
    assertThat(ended.exit()).as(ended.said()).isEqualTo(example.refused);
    assertThat(ended.said()).contains("frozen").doesNotContain(token());
    assertThat(operations()).hasSameSizeAs(before);
  }

  @ParameterizedTest
  @EnumSource(Example.class)
  void endsWithAnotherCodeWhenTheOperationTurnedBack(Example example) throws Exception {
    // Given: the first service does not start there
    String node = other();
    String first = suite.pair().services().getFirst();
    Path faults = suite.machine(node).resolve("faults.yaml");
    Files.writeString(faults, "services:\n  " + first + ":\n    startFailCode: 1067\n");

    // When
    Shell.Ended ended;
    try {
      ended = run(example, node, "turns-back-" + example);
    } finally {
      Files.delete(faults);
    }

    // Then
    assertThat(ended.exit()).as(ended.said()).isEqualTo(example.turnedBack);
    assertThat(operations().getFirst().path("state").asText()).isEqualTo("COMPENSATED");
    assertThat(other()).as("it serves where it did").isEqualTo(node);
  }

  @Test
  void aPipelineThatIsRunAgainGoesOnWithItsOperation() throws Exception {
    // Given
    String node = other();
    assertThat(run(Example.PIPELINE, node, "42").exit()).isZero();
    List<JsonNode> before = operations();

    // When
    Shell.Ended again = run(Example.PIPELINE, node, "42");

    // Then
    assertThat(again.exit()).as(again.said()).isZero();
    assertThat(operations()).hasSameSizeAs(before);
    assertThat(sources.folder().resolve("report.html")).content().contains("pipeline 42");
    assertThat(sources.folder().resolve("report.json")).content().contains("SUCCEEDED");
  }

  @Test
  void theOneThatIsNotRunSaysSo() throws IOException {
    String powershell = Files.readString(EXAMPLES.resolve("Move-HandoverGroup.ps1"));
    assertThat(powershell).startsWith("# NOT RUN").contains("Idempotency-Key", "planHash");
  }

  private static Shell.Ended run(Example example, String node, String pipeline) throws Exception {
    Map<String, String> exported = new HashMap<>();
    exported.put("HANDOVER_URL", suite.orchestrator().uri().toString());
    exported.put("HANDOVER_TOKEN_FILE", suite.tokenFile("operator").toString());
    exported.put("HANDOVER_CA_FILE", authority.toString());
    exported.put("ANSIBLE_NOCOLOR", "1");
    exported.put("ANSIBLE_HOME", folder.resolve("ansible").toString());
    exported.put("ANSIBLE_LOCAL_TEMP", folder.resolve("ansible").toString());
    return new Shell(sources.folder(), exported).run(example.command(node, pipeline));
  }

  /** The node that does not have the group. */
  private static String other() {
    JsonNode group = suite.api().get("/v1/groups/" + Suite.GROUP, Map.of()).orThrow().json();
    return group.path("activeNode").asText().equals(Suite.PRIMARY) ? Suite.BACKUP : Suite.PRIMARY;
  }

  private static List<JsonNode> operations() {
    List<JsonNode> all = new ArrayList<>();
    suite.api().get("/v1/operations", Map.of()).orThrow().json().path("items").forEach(all::add);
    return all;
  }

  private static String token() throws IOException {
    return Files.readString(suite.tokenFile("operator")).strip();
  }
}
