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

class EvacuateCommandTest {
  private static final String ID = "0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55";

  @TempDir Path folder;

  private final FakeOrchestrator orchestrator = new FakeOrchestrator();
  private final StringWriter out = new StringWriter();

  @AfterEach
  void stop() {
    orchestrator.close();
  }

  private static String now(String state, String part) {
    return "{\"id\": \"%s\", \"state\": \"%s\", \"parts\": [{\"group\": \"mail\", \"state\": \"%s\"}]}"
        .formatted(ID, state, part);
  }

  @Test
  void asksForWavesAndWaitsForTheEnd() throws Exception {
    // Given
    orchestrator
        .replying(202, now("RUNNING", "PENDING"))
        .replying(200, now("RUNNING", "MOVING"))
        .replying(200, now("SUCCEEDED", "MOVED"));

    // When
    int ended =
        run(
            "evacuate",
            "--from",
            "exch1,files1",
            "--limit",
            "3",
            "--order",
            "mail+web,files",
            "--reason",
            "CHG0042",
            "--wait",
            "--key",
            "evacuation-1");

    // Then
    assertThat(ended).isZero();
    assertThat(orchestrator.keys()).containsExactly("evacuation-1");
    assertThat(orchestrator.requests().get(0))
        .isEqualTo(
            "POST /v1/evacuations Bearer hnd_secret {\"from\":[\"exch1\",\"files1\"],"
                + "\"kind\":\"SWITCHOVER\",\"limit\":3,\"waves\":[[\"mail\",\"web\"],[\"files\"]],"
                + "\"onFailure\":\"STOP\",\"reason\":\"CHG0042\"}");
    assertThat(out.toString())
        .contains("  MOVING     mail", "  MOVED      mail", "evacuation " + ID + ": SUCCEEDED");
  }

  @Test
  void namesTheTicketAndItsWindow() throws Exception {
    // Given
    orchestrator.replying(202, now("RUNNING", "PENDING"));
    String window = "2026-11-22T20:00:00Z/2026-11-22T22:00:00Z";

    // When
    int ended =
        run(
            "evacuate",
            "--from",
            "exch1",
            "--reason",
            "patch day",
            "--ticket",
            "CHG0042",
            "--ticket-window",
            window);

    // Then
    assertThat(ended).isZero();
    assertThat(orchestrator.requests().get(0))
        .contains(
            "\"ticket\":{\"number\":\"CHG0042\",\"windowStart\":\"2026-11-22T20:00:00Z\","
                + "\"windowEnd\":\"2026-11-22T22:00:00Z\"}");
    assertThat(run("evacuate", "--from", "exch1", "--reason", "x y z", "--ticket-window", window))
        .isEqualTo(2);
    assertThat(
            run(
                "evacuate",
                "--from",
                "exch1",
                "--reason",
                "x y z",
                "--ticket",
                "CHG1",
                "--ticket-window",
                "tomorrow"))
        .isEqualTo(2);
  }

  @Test
  void asksForAFailoverOnAPersonsWord() throws Exception {
    orchestrator.replying(202, now("RUNNING", "PENDING"));
    int ended =
        run(
            "evacuate",
            "--from",
            "exch1",
            "--lost",
            "--source-is-off",
            "the house burned down",
            "--go-on",
            "--override",
            "DWELL=the house burned down",
            "--reason",
            "INC0042");
    assertThat(ended).isZero();
    assertThat(orchestrator.requests().get(0))
        .contains("\"kind\":\"FAILOVER\"", "\"onFailure\":\"CONTINUE\"", "\"SOURCE_IS_OFF\"")
        .contains("\"overrides\":[{\"name\":\"DWELL\",\"reason\":\"the house burned down\"}]");
    assertThat(out.toString()).startsWith(ID);
  }

  @Test
  void tellsByTheExitCodeThatNotEveryGroupWouldMove() throws Exception {
    orchestrator.replying(200, "PLAN  evacuation", Map.of("Handover-Runnable", "false"));
    assertThat(run("evacuate", "--from", "exch1", "--plan")).isEqualTo(3);
    assertThat(orchestrator.requests().get(0)).startsWith("POST /v1/evacuations/plans ");
    assertThat(out.toString()).contains("PLAN  evacuation");
  }

  @Test
  void wantsAReason() throws Exception {
    assertThat(run("evacuate", "--from", "exch1")).isEqualTo(2);
    assertThat(run("evacuation", ID, "--pause")).isEqualTo(2);
    assertThat(orchestrator.requests()).isEmpty();
  }

  @Test
  void showsFollowsAndSteers() throws Exception {
    orchestrator
        .replying(200, "EVACUATION " + ID)
        .replying(200, now("HALTED", "FAILED"))
        .replying(202, now("RUNNING", "SKIPPED"))
        .replying(202, now("CANCELLED", "LEFT"));
    assertThat(run("evacuation", ID)).isZero();
    assertThat(run("evacuation", ID, "--follow")).isEqualTo(4);
    assertThat(run("evacuation", ID, "--skip", "mail", "--reason", "it stays")).isZero();
    assertThat(run("evacuation", ID, "--cancel", "--reason", "not today")).isZero();
    assertThat(orchestrator.requests().get(2))
        .endsWith("{\"command\":\"SKIP\",\"reason\":\"it stays\",\"group\":\"mail\"}");
    assertThat(out.toString()).contains("EVACUATION " + ID, ": HALTED", "CANCELLED");
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
