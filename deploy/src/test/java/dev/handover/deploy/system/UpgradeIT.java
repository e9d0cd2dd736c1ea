package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import dev.handover.deploy.suite.ThrowAwayPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of docs/upgrading.md, on a database server. There is one release only so far: it
 * takes the place of itself, and what a newer one would leave is written by hand.
 */
class UpgradeIT {
  private static final Page PAGE = Page.of("upgrading.md");

  @TempDir Path folder;
  private Path installed;
  private ThrowAwayPostgres postgres;
  private EmbeddedProcess directory;
  private Suite suite;
  private Moves moves;
  private Shell shell;

  @BeforeEach
  void install() throws Exception {
    installed = folder.resolve("installed");
    Files.createDirectories(installed.resolve("orchestrator/target"));
    for (String module : List.of("node-service", "directory-service")) {
      Files.createSymbolicLink(installed.resolve(module), Ground.repository().resolve(module));
    }
    Workplace sources = Workplace.in(folder.resolve("sources"));
    new Shell(sources.folder(), Map.of())
        .type("cp -R orchestrator/target/quarkus-app " + installed + "/orchestrator/target/");
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 5));
    postgres = ThrowAwayPostgres.start(Ground.repository());
    directory = EmbeddedProcess.start(forest, Files.createDirectories(folder.resolve("directory")));
    suite =
        new Suite(
            new Suite.Setting(installed, folder.resolve("suite"), forest, directory.access()));
    ServiceProcess orchestrator = suite.orchestrator();
    orchestrator.configure("handover.store.url", postgres.url());
    orchestrator.configure("handover.store.username", postgres.username());
    orchestrator.configure("handover.store.password-file", postgres.passwordFile().toString());
    shell =
        new Shell(
            sources.folder(),
            Map.of(
                "HANDOVER_URL",
                orchestrator.uri().toString(),
                "HANDOVER_TOKEN_FILE",
                suite.tokenFile("operator").toString()));
    suite.start();
    moves = new Moves(suite, request -> {});
  }

  @AfterEach
  void end() throws IOException {
    suite.close();
    directory.close();
    postgres.close();
  }

  @Test
  void aReleaseIsReplacedAndPutBackAndTheGroupMovesAfterEither() throws Exception {
    succeeds(new Order("START", Suite.PRIMARY, null));
    carryOut("## Upgrade");
    succeeds(new Order("SWITCHOVER", Suite.BACKUP, null));
    carryOut("## Roll back");
    succeeds(new Order("SWITCHOVER", Suite.PRIMARY, null));
  }

  @Test
  void anOlderReleaseRefusesAStoreThatANewerOneHasMigrated() throws Exception {
    // Given
    suite.orchestrator().close();
    String newer =
        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " values (9999, '9999', 'newer', 'SQL', 'V9999__newer.sql', 'x', 1, true)";
    String database = postgres.url().substring("jdbc:".length()).replace("//", "//handover@");
    String password = Files.readString(postgres.passwordFile());
    new Shell(folder, Map.of("PGPASSWORD", password))
        .type("psql -q --dbname=" + database + " -c \"" + newer + "\"");

    // When
    suite.orchestrator().start();

    // Then
    assertThatThrownBy(() -> suite.orchestrator().awaitReady())
        .hasMessageContaining("ended at once");
    assertThat(String.join("\n", PAGE.lines())).contains("applied migration not resolved locally");
    assertThat(Files.readString(suite.orchestrator().logFile()))
        .contains("applied migration not resolved locally: 9999");
  }

  private void carryOut(String heading) throws Exception {
    List<String> commands = PAGE.commandsBelow(heading);
    assertThat(commands).hasSizeGreaterThan(3);
    for (String command : commands) {
      switch (command) {
        case "systemctl stop handover-orchestrator" -> suite.orchestrator().close();
        case "systemctl start handover-orchestrator" -> suite.start();
        default ->
            shell.type(
                command.replace("/opt/handover/orchestrator", installed + "/orchestrator/target"));
      }
    }
  }

  private void succeeds(Order order) {
    assertThat(moves.run(order, "CHG0042").path("state").asText()).isEqualTo("SUCCEEDED");
  }
}
