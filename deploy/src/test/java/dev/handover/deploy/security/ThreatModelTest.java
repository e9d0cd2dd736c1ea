package dev.handover.deploy.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.deploy.directory.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The threat model names a test for each threat, and each of them is there. */
class ThreatModelTest {
  private static final Path MODEL = Ground.repository().resolve("docs/threat-model.md");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");
  private static final Pattern VERSION = Pattern.compile("<version>([^<]*)</version>");
  private static final int FEWEST_THREATS = 20;

  @Test
  void namesATestOfOursForEveryThreat() throws IOException {
    // Given
    Set<String> ours = testClasses();
    List<String> threats =
        Files.readAllLines(MODEL).stream().filter(line -> line.matches("\\| T\\d+ \\|.*")).toList();

    // Then
    assertThat(threats).hasSizeGreaterThanOrEqualTo(FEWEST_THREATS);
    assertThat(threats)
        .allSatisfy(
            threat -> {
              List<String> named = TEST.matcher(threat).results().map(m -> m.group(1)).toList();
              assertThat(named).as(threat).isNotEmpty();
              assertThat(ours).as(threat).containsAll(named);
            });
  }

  @Test
  void everyVersionOfWhatIsUsedIsPinned() throws IOException {
    for (String module :
        List.of(".", "api-specs", "node-service", "directory-service", "orchestrator", "deploy")) {
      // When
      Path pom = Ground.repository().resolve(module).resolve("pom.xml");
      List<String> versions =
          VERSION.matcher(Files.readString(pom)).results().map(m -> m.group(1)).toList();

      // Then
      assertThat(versions)
          .as("%s", pom)
          .allSatisfy(version -> assertThat(version).matches("\\d[\\w.-]*|\\$\\{[\\w.-]+\\}"))
          .noneMatch(version -> version.endsWith("SNAPSHOT"));
    }
  }

  private static Set<String> testClasses() throws IOException {
    try (Stream<Path> files = Files.walk(Ground.repository(), 12)) {
      return files
          .filter(file -> file.toString().contains("/src/test/java/"))
          .map(file -> Objects.toString(file.getFileName()))
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
