package dev.handover.node.adapter.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.ManualTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class InstallCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void explainsEveryCommandAndItsExitCodes() {
    // When
    int exit = run(new NoHost(), "--help");

    // Then
    assertThat(exit).isZero();
    assertThat(out.toString())
        .contains("install", "upgrade", "uninstall", "Exit codes", "5 rolled back");
  }

  @Test
  void refusesAMachineThatIsNotWindowsAndNamesWhatToDoThere() {
    // When
    int exit = run(new NoHost(), "install", "--lab", "--node", "exch1");

    // Then
    assertThat(exit).isEqualTo(ExitCode.REFUSED.code());
    assertThat(err.toString()).contains("needs Windows", "docs/installing-node-service.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"instal", "install --force", "upgrade --port 1", "install --port x"})
  void refusesWordsItDoesNotKnow(String words) {
    // When
    int exit = run(new MemoryHost(), words.split(" "));

    // Then
    assertThat(exit).isEqualTo(ExitCode.USAGE.code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "install --port 0",
        "install --port 65536",
        "install --address exch1.example.test",
        "install --name ../evil",
        "install --name a/b",
        "install --config missing.properties",
        "install --tokens missing",
        "install --lab --node exch1 --controls a/b",
        "install --lab --node exch1 --dir pom.xml",
        "install --lab --node exch1 --dir src",
        "install --wait-seconds 1",
        "upgrade",
        "uninstall"
      })
  void refusesWhatCannotBeRightAndChangesNothing(String words) {
    // Given
    MemoryHost host = new MemoryHost();

    // When
    int exit = run(host, words.split(" "));

    // Then
    assertThat(exit).as(err.toString()).isEqualTo(ExitCode.REFUSED.code());
    assertThat(host.acts).isEmpty();
  }

  @Test
  void everyDocumentedCommandIsUnderstood() throws Exception {
    // Given
    Pattern prompt = Pattern.compile("C:\\\\\\S*> java -jar quarkus-app\\\\quarkus-run\\.jar (.+)");
    List<String> documented =
        Files.readAllLines(Path.of("..", "docs", "installing-node-service.md")).stream()
            .map(prompt::matcher)
            .filter(Matcher::matches)
            .map(command -> command.group(1))
            .toList();

    // Then
    assertThat(documented).hasSizeGreaterThanOrEqualTo(4);
    assertThat(documented).allSatisfy(words -> commands(new NoHost()).parseArgs(words.split(" ")));
  }

  private int run(Host host, String... words) {
    return commands(host).execute(words);
  }

  private CommandLine commands(Host host) {
    ManualTime time = new ManualTime();
    InstallCommands.Machine machine =
        new InstallCommands.Machine(
            host, layout -> true, time, time, "target/quarkus-app/quarkus-run.jar");
    return InstallCommands.commandLine(machine)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true));
  }
}
