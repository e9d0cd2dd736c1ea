package dev.handover.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RunbookCommandsTest {
  private static final String ID = "0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55";

  @TempDir Path folder;

  private final FakeOrchestrator orchestrator = new FakeOrchestrator();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void stop() {
    orchestrator.close();
  }

  @Test
  void listsTheRunbooksThatThereAre() throws Exception {
    // Given
    orchestrator.replying(
        200, "{\"items\": [{\"name\": \"rehearsal\", \"title\": \"Rehearse a move\"}]}");

    // When
    int ended = run("runbook");

    // Then
    assertThat(ended).isZero();
    assertThat(orchestrator.requests().get(0)).startsWith("GET /v1/runbooks ");
    assertThat(out.toString()).containsPattern("rehearsal +Rehearse a move");
  }

  @Test
  void holdsASampleAgainstATrigger() throws Exception {
    // Given
    Path sample = Files.writeString(folder.resolve("sample.json"), "{\"type\": \"host.down\"}");
    orchestrator.replying(200, "{\"decision\": {\"outcome\": \"REFUSED\"}}");

    // When, Then
    assertThat(run("dry-run", "monitoring", sample.toString())).isZero();
    assertThat(orchestrator.requests())
        .containsExactly(
            "POST /v1/triggers/monitoring/dry-run Bearer hnd_secret {\"type\":\"host.down\"}");
    assertThat(out.toString()).contains("REFUSED");
    Files.writeString(sample, "type: host.down");
    assertThat(run("dry-run", "monitoring", sample.toString())).isEqualTo(2);
    assertThat(run("dry-run", "monitoring", folder.resolve("none").toString())).isEqualTo(2);
  }

  @Test
  void printsThePlanAndEndsWithRefusedWhenItCannotBeRun() throws Exception {
    // Given
    orchestrator.replying(200, "the plan", Map.of("Handover-Runnable", "true"));
    orchestrator.replying(200, "the blockers", Map.of("Handover-Runnable", "false"));

    // When, Then
    assertThat(run("runbook", "mail", "upgrade-2007", "--plan")).isZero();
    assertThat(run("runbook", "mail", "upgrade-2007", "--plan")).isEqualTo(3);
    assertThat(orchestrator.requests())
        .containsOnly(
            "POST /v1/groups/mail/plans Bearer hnd_secret"
                + " {\"kind\":\"RUNBOOK\",\"runbook\":\"upgrade-2007\"}");
    assertThat(out.toString()).contains("the plan", "the blockers");
  }

  @Test
  void startsNothingWithoutARunbookOrAReason() throws Exception {
    // When, Then
    assertThat(run("runbook", "mail")).isEqualTo(2);
    assertThat(run("runbook", "mail", "upgrade-2007")).isEqualTo(2);
    assertThat(err.toString()).contains("which runbook?", "--reason is missing");
    assertThat(orchestrator.requests()).isEmpty();
  }

  @Test
  void startsARunbookUnderTheKeyThatItWasGiven() throws Exception {
    // Given
    orchestrator.replying(202, "{\"id\": \"%s\"}".formatted(ID));

    // When
    int ended =
        run("runbook", "mail", "rehearsal", "--reason", "CHG0042", "--key", "CHG0042-rehearsal");

    // Then
    assertThat(ended).isZero();
    assertThat(orchestrator.keys()).containsExactly("CHG0042-rehearsal");
    assertThat(orchestrator.requests().get(0))
        .isEqualTo(
            "POST /v1/groups/mail/operations Bearer hnd_secret"
                + " {\"kind\":\"RUNBOOK\",\"runbook\":\"rehearsal\",\"reason\":\"CHG0042\"}");
    assertThat(out.toString().strip()).isEqualTo(ID);
  }

  @Test
  void waitsUntilAPersonHasToDoSomethingAndSaysWhat() throws Exception {
    // Given
    orchestrator.replying(202, "{\"id\": \"%s\"}".formatted(ID));
    orchestrator.replying(
        200,
        """
        {"id": "%s", "state": "WAITING", "steps": [
          {"id": "machines", "state": "SUCCEEDED", "title": "Check the machine",
           "finishedAt": "2026-11-22T03:00:00Z"},
          {"id": "install", "state": "WAITING", "title": "By hand",
           "inputs": {"instructions": "Install the service pack on exch2."}}]}
        """
            .formatted(ID));

    // When
    int ended = run("runbook", "mail", "upgrade-2007", "--reason", "CHG0042", "--wait");

    // Then
    assertThat(ended).isEqualTo(4);
    assertThat(out.toString())
        .contains("Check the machine", "to do: Install the service pack on exch2.")
        .contains("./handover confirm " + ID + " install --reason WHY");
  }

  @Test
  void confirmsAStepWithAnAnswerToEachQuestion() throws Exception {
    // Given
    orchestrator.replying(200, "{\"state\": \"RUNNING\"}");

    // When
    int ended =
        run(
            "confirm",
            ID,
            "install",
            "--reason",
            "done",
            "--answer",
            "version=8.1",
            "--answer",
            "kb=KB4=2");

    // Then
    assertThat(ended).isZero();
    assertThat(orchestrator.requests())
        .containsExactly(
            "POST /v1/operations/%s/commands Bearer hnd_secret ".formatted(ID)
                + "{\"command\":\"CONFIRM\",\"reason\":\"done\",\"step\":\"install\","
                + "\"answers\":{\"version\":\"8.1\",\"kb\":\"KB4=2\"}}");
    assertThat(out.toString()).contains("RUNNING");
  }

  @Test
  void saysWhatIsWrongWithAnAnswer() throws Exception {
    // Given
    orchestrator.replying(
        422,
        """
        {"type": "urn:handover:problem:answers-refused", "title": "Answers refused", "status": 422,
         "detail": "The step asks for more.", "code": "answers-refused", "cure": "Answer version.",
         "errors": [{"where": "version", "detail": "is missing"}]}
        """);

    // When
    int ended = run("confirm", ID, "install", "--reason", "done");

    // Then
    assertThat(ended).isEqualTo(3);
    assertThat(err.toString()).contains("The step asks for more.", "Answer version.");
  }

  private int run(String... arguments) throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "hnd_secret\n");
    CommandLine commands = Handover.commandLine();
    commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    Stream<String> server =
        Stream.of("--url", orchestrator.url(), "--token-file", token.toString());
    return commands.execute(Stream.concat(Stream.of(arguments), server).toArray(String[]::new));
  }
}
