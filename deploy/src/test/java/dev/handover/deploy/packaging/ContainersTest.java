package dev.handover.deploy.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.handover.deploy.directory.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images are built nowhere here: what they copy, mount and start is held against the sources. */
class ContainersTest {
  private static final Path CONTAINERS = Ground.repository().resolve("deploy/containers");
  private static final String COPY = "COPY ";

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "directory-service"})
  void theImageCopiesWhatABuildLeaves(String service) throws IOException {
    for (String line : instructions(COPY)) {
      String source = line.substring(0, line.indexOf(' ')).replace("${SERVICE}", service);
      Path parent = Ground.repository().resolve(source);
      if (source.contains("/target/")) {
        String module = source.substring(0, source.indexOf('/'));
        assertThat(Ground.repository().resolve(module).resolve("pom.xml")).exists();
        assertThat(source).endsWith("target/quarkus-app");
      } else {
        assertThat(parent).exists();
      }
    }
  }

  @Test
  void theImageStartsTheJvmAsTheUnitsDo() throws IOException {
    // Given
    List<String> command = new ArrayList<>();
    new JsonMapper()
        .readTree(instructions("ENTRYPOINT ").getFirst())
        .forEach(word -> command.add(word.asText()));
    String unit =
        Files.readString(
            Ground.repository().resolve("deploy/packaging/systemd/handover-orchestrator.service"));

    // Then
    assertThat(command).contains("@/opt/handover/jvm.options", "-jar", "-Dhandover.data-dir=/data");
    assertThat(unit).contains("java @/opt/handover/jvm.options ", "-jar /opt/handover/");
    assertThat(instructions("USER ")).isNotEmpty().doesNotContain("root", "0");
    assertThat(instructions("VOLUME ")).containsExactly("/data");
  }

  @Test
  void everyServiceIsShutInAndKeepsWhatItWritesOnAVolume() throws IOException {
    JsonNode compose = new YAMLMapper().readTree(CONTAINERS.resolve("compose.yaml").toFile());
    assertThat(compose.path("services")).hasSize(2);
    for (JsonNode service : compose.path("services")) {
      assertThat(service.path("read_only").asBoolean()).isTrue();
      assertThat(service.path("cap_drop").path(0).asText()).isEqualTo("ALL");
      String data = service.path("volumes").path(0).asText();
      assertThat(data).endsWith(":/data");
      assertThat(compose.path("volumes").has(data.substring(0, data.indexOf(':')))).isTrue();
      for (JsonNode mount : service.path("volumes")) {
        assertThat(mount.asText()).matches(".*:(/data|/etc/handover/[a-z.]+:ro)");
      }
    }
  }

  private static List<String> instructions(String word) throws IOException {
    List<String> found =
        Files.readAllLines(CONTAINERS.resolve("Containerfile")).stream()
            .filter(line -> line.startsWith(word))
            .map(line -> line.substring(word.length()))
            .toList();
    assertThat(found).isNotEmpty();
    return found;
  }
}
