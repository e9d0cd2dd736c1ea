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

class ReportCommandTest {
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
  void printsTheJsonExactlyAsItCameSoThatItCanBeHashed() throws Exception {
    orchestrator.replying(200, "{\"format\":\"x\",  \"n\" : 1.0}");
    assertThat(run("report", ID, "--json", "--from", "0:NTAw")).isZero();
    assertThat(out.toString()).isEqualTo("{\"format\":\"x\",  \"n\" : 1.0}");
    assertThat(orchestrator.requests().get(0))
        .startsWith("GET /v1/operations/" + ID + "/report?cursor=0%3ANTAw ");
  }

  @Test
  void writesAPageIntoAFileAndSaysItsHash() throws Exception {
    // Given
    orchestrator.replying(200, "<!doctype html>ü", Map.of("Handover-Report-Hash", "sha256:1"));
    Path page = folder.resolve("report.html");

    // When
    int ended = run("report", ID, "--html", page.toString());

    // Then
    assertThat(ended).isZero();
    assertThat(Files.readString(page)).isEqualTo("<!doctype html>ü");
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("report.html, hash sha256:1");
  }

  @Test
  void takesOneFormOnly() throws Exception {
    assertThat(run("report", ID, "--json", "--text")).isEqualTo(2);
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
