package dev.handover.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HandoverTest {
  private static final String OPERATION =
      "{\"id\": \"0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55\", \"state\": \"%s\", \"steps\": []}";

  @TempDir Path folder;

  private final FakeOrchestrator orchestrator = new FakeOrchestrator();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeToken() throws Exception {
    Files.writeString(folder.resolve("token"), "hnd_secret\n");
  }

  @AfterEach
  void stop() {
    orchestrator.close();
  }

  @Test
  void showsWhatDiffersBetweenTheNodesOfAGroup() {
    // Given
    orchestrator.replying(
        200,
        """
        {"group": "mail", "primary": "exch1", "backup": "exch2", "compared": 20, "items": [
          {"kind": "SERVICE_START_TYPE", "name": "MSDTC", "state": "DIFFERENT", "primary": "AUTOMATIC",
           "detail": "backup: The service is not installed."}]}
        """);

    // When
    int ended = run("drift", "mail");

    // Then
    assertThat(ended).isZero();
    assertThat(out.toString())
        .contains("20 compared, 1 not the same", "DIFFERENT MSDTC", "exch1: AUTOMATIC", "exch2: -")
        .contains("backup: The service is not installed.");
    assertThat(orchestrator.requests()).first().asString().startsWith("GET /v1/groups/mail/drift");
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCEEDED, 0",
    "SUCCEEDED_WITH_EXCEPTIONS, 9",
    "FAILED, 1",
    "ABANDONED, 1",
    "HALTED, 4",
    "PAUSED, 4",
    "COMPENSATED, 5"
  })
  void endsWithTheCodeOfTheStateInWhichTheOperationRests(String state, int code) {
    // Given
    orchestrator
        .replying(202, OPERATION.formatted("PENDING"))
        .replying(200, OPERATION.formatted("RUNNING"))
        .replying(200, OPERATION.formatted(state));

    // When
    int ended = run("move", "mail", "--to", "exch2", "--reason", "maintenance", "--wait");

    // Then
    assertThat(ended).isEqualTo(code);
    assertThat(out.toString()).contains(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   "})
  void startsNothingForABlankReason(String reason) {
    assertThat(run("start", "mail", "--on", "exch1", "--reason", reason)).isEqualTo(2);
    assertThat(err.toString()).contains("--reason");
  }

  @Test
  void aTimerIsNotTheEndOfAnOperation() {
    // Given
    orchestrator
        .replying(202, OPERATION.formatted("PENDING"))
        .replying(200, OPERATION.formatted("WAITING"))
        .replying(200, OPERATION.formatted("SUCCEEDED"));

    // When
    int ended = run("move", "mail", "--to", "exch2", "--reason", "maintenance", "--wait");

    // Then
    assertThat(ended).isZero();
  }

  @Test
  void saysWhenTheTimeIsUpWhileTheOperationGoesOn() {
    // Given
    orchestrator
        .replying(202, OPERATION.formatted("PENDING"))
        .replying(200, OPERATION.formatted("RUNNING"));

    // When
    int ended =
        run("move", "mail", "--to", "exch2", "--reason", "maintenance", "--wait", "--timeout", "0");

    // Then
    assertThat(ended).isEqualTo(6);
  }

  @Test
  void printsTheIdAndDoesNotWaitUnlessAsked() {
    // Given
    orchestrator.replying(202, OPERATION.formatted("PENDING"));

    // When
    int ended = run("move", "mail", "--to", "exch2", "--reason", "maintenance");

    // Then
    assertThat(ended).isZero();
    assertThat(out.toString().strip()).isEqualTo("0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55");
    assertThat(orchestrator.requests())
        .containsExactly(
            "POST /v1/groups/mail/operations Bearer hnd_secret"
                + " {\"kind\":\"SWITCHOVER\",\"target\":\"exch2\",\"reason\":\"maintenance\"}");
  }

  @Test
  void anAttestationGoesWithAFailover() {
    // Given
    orchestrator.replying(202, OPERATION.formatted("PENDING"));

    // When
    run("failover", "mail", "--to", "exch2", "--reason", "power", "--source-is-off", "I saw it");

    // Then
    assertThat(orchestrator.requests().get(0))
        .contains("\"kind\":\"FAILOVER\"")
        .contains("{\"statement\":\"SOURCE_IS_OFF\",\"reason\":\"I saw it\"}");
  }

  @ParameterizedTest
  @CsvSource({"true, 0", "false, 3"})
  void aPlanIsAskedForOnceAndItsTextCarriesTheVerdict(String runnable, int code) {
    // Given
    orchestrator.replying(200, "1. stop MSExchangeIS", Map.of("Handover-Runnable", runnable));

    // When
    int ended = run("move", "mail", "--to", "exch2", "--plan");

    // Then
    assertThat(ended).isEqualTo(code);
    assertThat(out.toString()).contains("1. stop MSExchangeIS");
    assertThat(orchestrator.requests()).hasSize(1);
  }

  @Test
  void whoeverLosesTheAnswerCanGoOnWithTheKey() {
    // Given
    orchestrator.hangingUp().replying(202, OPERATION.formatted("RUNNING"));

    // When
    int lost = run("move", "mail", "--to", "exch2", "--reason", "maintenance");
    String key = orchestrator.keys().get(0);
    int again = run("move", "mail", "--to", "exch2", "--reason", "maintenance", "--key", key);

    // Then
    assertThat(lost).isEqualTo(7);
    assertThat(err.toString())
        .startsWith("idempotency key " + key)
        .contains("with --key " + key + " continues the same operation");
    assertThat(again).isZero();
    assertThat(orchestrator.keys()).containsExactly(key, key);
  }

  @Test
  void nothingCanHaveBeenStartedWhereNobodyListens() {
    // Given
    orchestrator.close();

    // When
    int ended = run("move", "mail", "--to", "exch2", "--reason", "maintenance");

    // Then
    assertThat(ended).isEqualTo(7);
    assertThat(err.toString()).doesNotContain("may have been started");
  }

  @ParameterizedTest
  @CsvSource({"400, 2", "409, 3", "412, 3", "422, 3", "401, 8", "403, 8", "500, 1", "503, 3"})
  void aRefusalIsExplainedWithItsCure(int status, int code) {
    // Given
    orchestrator.replying(
        status,
        "{\"title\": \"No\", \"code\": \"two-owners\", \"detail\": \"why\", \"cure\": \"do this\"}");

    // When
    int ended = run("move", "mail", "--to", "exch2", "--reason", "maintenance");

    // Then
    assertThat(ended).isEqualTo(code);
    assertThat(err.toString()).contains("No (two-owners)", "why", "what to do: do this");
  }

  @Test
  void aNameLeadsToNoOtherPath() {
    // Given
    orchestrator.replying(404, "{}").replying(404, "{}");

    // When
    run("operation", "../groups");
    run("status", "a b?c");

    // Then
    assertThat(orchestrator.requests().get(0)).startsWith("GET /v1/operations/..%2Fgroups ");
    assertThat(orchestrator.requests().get(1)).startsWith("GET /v1/groups/a%20b%3Fc ");
  }

  @Test
  void saysThatNobodyAnswers() {
    // Given
    orchestrator.close();

    // When
    int ended = run("status");

    // Then
    assertThat(ended).isEqualTo(7);
    assertThat(err.toString())
        .contains("no answer from " + orchestrator.url(), "nobody listens there")
        .contains("what to do: check that the orchestrator runs", "HANDOVER_URL")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"move mail", "move mail --to exch2", "resume 1", "fly", "token x --role god"})
  void wrongUsageIsCodeTwo(String line) {
    assertThat(run(line.split(" "))).isEqualTo(2);
  }

  @Test
  void aCommandCarriesItsReason() {
    // Given
    orchestrator.replying(202, OPERATION.formatted("RUNNING"));

    // When
    int ended = run("resume", "0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55", "--reason", "repaired");

    // Then
    assertThat(ended).isZero();
    assertThat(orchestrator.requests().get(0))
        .contains("/v1/operations/0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55/commands")
        .contains("{\"command\":\"RESUME\",\"reason\":\"repaired\"}");
  }

  @Test
  void aTokenIsPrintedOnceAndItsHashKept() throws Exception {
    // When
    Path tokens = folder.resolve("tokens");
    int ended = run("token", "alice", "--role", "operator", "--file", tokens.toString());

    // Then
    assertThat(ended).isZero();
    assertThat(out.toString().strip()).startsWith("hnd_");
    assertThat(Files.readString(tokens)).startsWith("alice operator sha256:");
  }

  private int run(String... arguments) {
    CommandLine commands = Handover.commandLine();
    commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    boolean calls = !List.of("token", "fly").contains(arguments[0]);
    Stream<String> server =
        calls
            ? Stream.of(
                "--url", orchestrator.url(), "--token-file", folder.resolve("token").toString())
            : Stream.of();
    return commands.execute(Stream.concat(Stream.of(arguments), server).toArray(String[]::new));
  }
}
