package dev.handover.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A cure that names a command names all of it: it works as it is printed. */
class PrintedCommandsTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path TEXTS = REPOSITORY.resolve("orchestrator/src/test/resources/golden");
  private static final Pattern ON_A_LINE = Pattern.compile("(?m)^ +\\./handover +(.+)$");
  private static final Pattern IN_A_SENTENCE = Pattern.compile("`\\./handover +((?:[^`])+)`");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @Test
  void everyCommandInATextOfTheOrchestratorIsWhole() throws IOException {
    // Given
    StringBuilder texts = new StringBuilder();
    try (Stream<Path> golden = Files.list(TEXTS)) {
      for (Path text : golden.filter(file -> file.toString().endsWith(".txt")).toList()) {
        texts.append(Files.readString(text)).append('\n');
      }
    }

    // When
    List<String> commands = commands(ON_A_LINE, texts.toString());

    // Then
    assertThat(commands)
        .contains("stop mail --on exch1 --reason \"two owners\"")
        .allSatisfy(PrintedCommandsTest::assertWhole);
  }

  @Test
  void everyOrderInTheCuresOfProblemsIsWhole() throws IOException {
    String problems = Files.readString(REPOSITORY.resolve("docs/problems.md"));
    List<String> orders =
        commands(IN_A_SENTENCE, problems).stream().filter(c -> c.contains(" ")).toList();
    assertThat(orders).isNotEmpty().allSatisfy(PrintedCommandsTest::assertWhole);
  }

  private static List<String> commands(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    List<String> commands = new ArrayList<>();
    while (found.find()) {
      commands.add(found.group(1));
    }
    return commands;
  }

  /**
   * Orders are parsed without a reason, because a plan needs none; started without one they fail.
   */
  private static void assertWhole(String command) {
    CommandLine.ParseResult parsed =
        Handover.commandLine().parseArgs(words(command).toArray(String[]::new)).subcommand();
    if (parsed.commandSpec().findOption("--reason") != null) {
      assertThat(parsed.hasMatchedOption("--reason") || parsed.hasMatchedOption("--plan"))
          .as("says why: %s", command)
          .isTrue();
    }
  }

  private static List<String> words(String line) {
    Matcher word = WORD.matcher(line);
    List<String> words = new ArrayList<>();
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }
}
