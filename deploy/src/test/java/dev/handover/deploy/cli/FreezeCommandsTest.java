package dev.handover.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FreezeCommandsTest {
  private static final String FROZEN =
      """
      {"frozen": true, "freezes": [{"scope": "%s", "actor": "alice", "reason": "CHG0042",
        "since": "2026-11-21T03:00:00Z", "until": "2026-11-21T06:00:00Z"}]}
      """;

  @TempDir Path folder;

  private final FakeOrchestrator orchestrator = new FakeOrchestrator();
  private final StringWriter out = new StringWriter();

  @AfterEach
  void stop() {
    orchestrator.close();
  }

  @Test
  void freezesAGroupUntilATime() throws Exception {
    // Given
    orchestrator.replying(200, FROZEN.formatted("GROUP"));

    // When
    int ended = run("freeze", "mail", "--reason", "CHG0042", "--until", "2026-11-21T06:00:00Z");

    // Then
    assertThat(ended).isZero();
    assertThat(orchestrator.requests())
        .containsExactly(
            "PUT /v1/groups/mail/freeze Bearer hnd_secret"
                + " {\"reason\":\"CHG0042\",\"until\":\"2026-11-21T06:00:00Z\"}");
    assertThat(out.toString())
        .contains("frozen (this group) by alice since 2026-11-21T03:00:00Z, until 2026-11-21T06");
  }

  @Test
  void liftsTheFreezeOfAGroupAndShowsWhatIsLeft() throws Exception {
    // Given
    orchestrator.replying(200, FROZEN.formatted("EVERYTHING"));

    // When
    int ended = run("unfreeze", "mail");

    // Then
    assertThat(ended).isZero();
    assertThat(orchestrator.requests().get(0)).startsWith("DELETE /v1/groups/mail/freeze ");
    assertThat(out.toString()).contains("frozen (everything) by alice");
  }

  @Test
  void freezesEverythingOnlyWhenThatIsSaid() throws Exception {
    // Given
    orchestrator.replying(200, FROZEN.formatted("EVERYTHING"));
    orchestrator.replying(200, "{\"frozen\": false, \"freezes\": []}");

    // When, Then
    assertThat(run("freeze", "--reason", "CHG0042")).isEqualTo(2);
    assertThat(run("freeze", "mail", "--everything", "--reason", "CHG0042")).isEqualTo(2);
    assertThat(run("freeze", "--everything", "--reason", "CHG0042")).isZero();
    assertThat(run("unfreeze", "--everything")).isZero();
    assertThat(orchestrator.requests()).hasSize(2).allMatch(r -> r.contains(" /v1/freeze "));
    assertThat(out.toString()).contains("not frozen");
  }

  @Test
  void acknowledgesThatAGroupMovedTooOften() throws Exception {
    // Given
    orchestrator.replying(200, "{\"flapping\": false, \"dwellsUntil\": \"2026-11-21T03:10:00Z\"}");

    // When
    int ended = run("acknowledge", "mail", "--reason", "cable replaced");

    // Then
    assertThat(ended).isZero();
    assertThat(orchestrator.requests().get(0))
        .startsWith("PUT /v1/groups/mail/stability/acknowledgement ");
    assertThat(out.toString()).contains("may move from 2026-11-21T03:10:00Z on");
  }

  @Test
  void saysWhyNobodyTakesAGroupOver() throws Exception {
    // Given
    orchestrator.replying(
        200,
        """
        {"mode": "AUTOMATIC", "verdict": "STAY", "node": "exch1", "cause": "NODE_SILENT",
         "since": "2026-11-21T03:00:00Z",
         "reasons": [{"code": "partner-reaches-it", "text": "exch2 reaches exch1."}]}
        """);

    // When
    int ended = run("why", "mail");

    // Then
    assertThat(ended).isZero();
    assertThat(orchestrator.requests().get(0)).startsWith("GET /v1/groups/mail/why ");
    assertThat(out.toString())
        .contains("STAY (mode AUTOMATIC)", "NODE_SILENT of exch1 since 2026-11-21T03:00:00Z")
        .contains("partner-reaches-it: exch2 reaches exch1.");
  }

  @Test
  void saysHowLongAGroupWasAway() throws Exception {
    // Given
    orchestrator.replying(200, "GROUP      mail\n");

    // When
    int ended = run("times", "mail", "--window", "P30D");

    // Then
    assertThat(ended).isZero();
    assertThat(orchestrator.requests().get(0)).startsWith("GET /v1/groups/mail/times?window=P30D ");
    assertThat(out.toString()).contains("GROUP      mail");
  }

  @Test
  void setsSafeguardsAsideByNameWithAReasonEach() throws Exception {
    // Given
    orchestrator.replying(202, "{\"id\": \"0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55\"}");

    // When
    int ended =
        run(
            "move",
            "mail",
            "--to",
            "exch2",
            "--reason",
            "INC0042",
            "--override",
            "FREEZE=the freeze is about another site");

    // Then
    assertThat(ended).isZero();
    assertThat(orchestrator.requests().get(0))
        .contains(
            "\"overrides\":[{\"name\":\"FREEZE\",\"reason\":\"the freeze is about another site\"}]");
  }

  private int run(String... arguments) throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "hnd_secret\n");
    CommandLine commands = Handover.commandLine();
    commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));
    Stream<String> server =
        Stream.of("--url", orchestrator.url(), "--token-file", token.toString());
    return commands.execute(Stream.concat(Stream.of(arguments), server).toArray(String[]::new));
  }
}
