package dev.handover.orchestrator.adapter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code bad-config} is refused, and says what is wrong. Its first lines, {@code
 * #expect part of a message}, tell which faults are expected; there must be no others. A line
 * {@code #### name} begins another file of the same folder.
 */
class BadConfigurationTest {
  private static final String NEXT_FILE = "#### ";

  @TempDir Path configDir;

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/bad-config"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refusesTheFileAndNamesLineKeyAndCure(Path bad) throws IOException {
    // Given
    List<String> expected =
        Files.readAllLines(bad).stream()
            .filter(l -> l.startsWith("#expect "))
            .map(l -> l.substring(8))
            .toList();
    write(Files.readAllLines(bad));

    // When
    ProblemException refusal =
        catchThrowableOfType(
            ProblemException.class, () -> ConfigurationFiles.read(configDir, false));

    // Then
    assertThat(refusal).as("the refusal").isNotNull();
    assertThat(refusal.problem().code()).isEqualTo(ProblemCode.INVALID_CONFIGURATION);
    List<Problem.Item> faults = refusal.problem().errors();
    String all =
        String.join(
            "\n",
            faults.stream().map(f -> f.where() + " " + f.detail() + " | " + f.cure()).toList());
    assertThat(expected).isNotEmpty().allSatisfy(part -> assertThat(all).contains(part));
    assertThat(faults)
        .as(all)
        .hasSizeLessThanOrEqualTo(expected.size())
        .allSatisfy(BadConfigurationTest::isUseful);
  }

  private static void isUseful(Problem.Item fault) {
    assertThat(fault.where())
        .matches("(groups|profiles|runbooks)/[a-z]+\\.yaml:[1-9]\\d*(: \\S+)?");
    assertThat(fault.detail()).isNotBlank();
    assertThat(fault.cure()).isNotBlank();
  }

  private void write(List<String> lines) throws IOException {
    Files.createDirectories(configDir.resolve("groups"));
    Files.createDirectories(configDir.resolve("profiles"));
    Files.createDirectories(configDir.resolve("runbooks"));
    Files.writeString(configDir.resolve("exch1.token"), "hnd_one");
    Files.writeString(configDir.resolve("exch2.token"), "hnd_two");
    Path file = configDir.resolve("groups/case.yaml");
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (line.startsWith(NEXT_FILE)) {
        Files.writeString(file, text);
        file = configDir.resolve(line.substring(NEXT_FILE.length()));
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    Files.writeString(file, text);
  }
}
