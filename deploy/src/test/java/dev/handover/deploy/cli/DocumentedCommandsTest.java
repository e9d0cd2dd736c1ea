package dev.handover.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the documents tell people to type is understood, and what they link to is there. */
class DocumentedCommandsTest {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern PROMPT = Pattern.compile("^ *[$#] \\./handover +(.+)$");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern OF_THE_SHELL = Pattern.compile("[>|&].*", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /** These are carried out by the script itself, see its help. */
  private static final Set<String> OF_THE_SCRIPT =
      Set.of("demo", "test", "build", "bench", "drill", "run", "help");

  @Test
  void everyDocumentedCommandIsUnderstood() throws IOException {
    // Given
    List<String> wrong = new ArrayList<>();
    int seen = 0;

    // When
    for (Path document : documents()) {
      for (String line : Files.readAllLines(document)) {
        Matcher command = PROMPT.matcher(line);
        if (command.matches()) {
          seen++;
          objection(words(command.group(1))).ifPresent(o -> wrong.add(document + ": " + line + o));
        }
      }
    }

    // Then
    assertThat(seen).as("documented commands").isGreaterThan(5);
    assertThat(wrong).isEmpty();
  }

  @Test
  void theScriptKnowsItsOwnCommands() throws IOException {
    // When
    String script = Files.readString(REPOSITORY.resolve("handover"));

    // Then
    assertThat(OF_THE_SCRIPT)
        .allSatisfy(
            command ->
                assertThat(script)
                    .containsPattern("(?m)^ +(\\S+ \\| )*" + command + "( \\| |\\))"));
  }

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    // Given
    List<String> dead = new ArrayList<>();

    // When
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        Path target = document.resolveSibling(link.group(1)).normalize();
        if (!Files.exists(target)) {
          dead.add(REPOSITORY.relativize(document) + " -> " + link.group(1));
        }
      }
    }

    // Then
    assertThat(dead).isEmpty();
  }

  private static java.util.Optional<String> objection(List<String> words) {
    if (OF_THE_SCRIPT.contains(words.get(0))) {
      return java.util.Optional.empty();
    }
    try {
      Handover.commandLine().parseArgs(words.toArray(String[]::new));
      return java.util.Optional.empty();
    } catch (CommandLine.ParameterException refused) {
      return java.util.Optional.of(" (" + refused.getMessage() + ")");
    }
  }

  private static List<String> words(String line) {
    Matcher word = WORD.matcher(line);
    return Stream.iterate(word.find(), found -> found, found -> word.find())
        .map(found -> word.group(1) == null ? word.group(2) : word.group(1))
        .takeWhile(text -> !OF_THE_SHELL.matcher(text).matches())
        .toList();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> all = Files.walk(REPOSITORY)) {
      return all.filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !REPOSITORY.relativize(file).toString().contains("target/"))
          .filter(file -> !REPOSITORY.relativize(file).toString().startsWith("."))
          .toList();
    }
  }
}
