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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ReadinessCommandTest {
  @TempDir Path folder;

  private final FakeOrchestrator orchestrator = new FakeOrchestrator();
  private final StringWriter out = new StringWriter();

  @AfterEach
  void stop() {
    orchestrator.close();
  }

  @ParameterizedTest
  @CsvSource({"OK, 0", "WARNING, 9", "UNKNOWN, 4", "BLOCKING, 3"})
  void endsAsTheGroupIs(String level, int code) throws Exception {
    // Given
    orchestrator.replying(200, "READINESS  mail", Map.of("Handover-Readiness", level));

    // When
    int ended = run("readiness", "mail");

    // Then
    assertThat(ended).isEqualTo(code);
    assertThat(orchestrator.requests().get(0)).startsWith("GET /v1/groups/mail/readiness ");
    assertThat(out.toString()).contains("READINESS  mail");
  }

  @Test
  void looksNowAndPrintsJson() throws Exception {
    // Given
    orchestrator.replying(200, "{\"level\": \"OK\"}", Map.of("Handover-Readiness", "OK"));

    // When
    int ended = run("readiness", "mail", "--now", "--json");

    // Then
    assertThat(ended).isZero();
    assertThat(orchestrator.requests().get(0)).startsWith("POST /v1/groups/mail/readiness ");
    assertThat(out.toString()).contains("\"level\" : \"OK\"");
  }

  @Test
  void isRefusedBeforeAnybodyLooked() throws Exception {
    // Given
    orchestrator.replying(
        404, "{\"code\": \"no-readiness-report\", \"status\": 404, \"title\": \"t\"}");

    // When, Then
    assertThat(run("readiness", "mail")).isEqualTo(3);
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
