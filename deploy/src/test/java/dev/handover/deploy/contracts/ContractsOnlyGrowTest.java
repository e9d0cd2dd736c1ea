package dev.handover.deploy.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.deploy.directory.Ground;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** The contracts, compared with those of the first release by openapi-diff. */
class ContractsOnlyGrowTest {
  private static final Path GOLDEN =
      Ground.repository().resolve("orchestrator/src/test/resources/golden/contracts/v1");
  private static final Path CURRENT =
      Ground.repository().resolve("api-specs/src/main/resources/openapi");

  /**
   * Clients pass over values and forms that they do not know, as the contracts ask; and a pattern
   * says in words of its own whether it takes more than before.
   */
  private static final OpenApiDiffOptions RULES =
      OpenApiDiffOptions.builder()
          .configProperty("incompatible.response.enum.increased", "false")
          .configProperty("incompatible.response.oneof.increased", "false")
          .configProperty("incompatible.schema.pattern.changed", "false")
          .build();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"node-service", "directory-service", "orchestrator"})
  void whoWasBuiltAgainstTheFirstReleaseIsStillServed(String name) throws IOException {
    // Given: a folder as mount point was in the contract of the first release, and never worked
    String promised = Files.readString(GOLDEN.resolve(name + ".yaml"));
    Path former = folder.resolve(name + ".yaml");
    Files.writeString(
        former,
        promised.replace(
            "minLength: 2, maxLength: 260, pattern: '^[A-Za-z]:(",
            "minLength: 2, maxLength: 2, pattern: '^[A-Za-z]:("));

    // When
    ChangedOpenApi changed = compared(former, CURRENT.resolve(name + ".yaml"));

    // Then
    assertThat(changed.isCompatible()).as(() -> text(changed)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "required: [kind, reason]|required: [kind, reason, ticket]",
        "reason: {type: string, minLength: 3, maxLength: 1000|reason: {type: string, minLength: 3, maxLength: 100",
        "/v1/operations/{id}/journal:|/v1/operations/{id}/entries:",
      })
  void aBrokenPromiseWouldBeFound(String promised, String broken) throws IOException {
    // Given
    String text = Files.readString(CURRENT.resolve("orchestrator.yaml"));
    assertThat(text).contains(promised);
    Path other = folder.resolve("orchestrator.yaml");
    Files.writeString(other, text.replace(promised, broken));

    // Then
    assertThat(compared(CURRENT.resolve("orchestrator.yaml"), other).isCompatible()).isFalse();
  }

  private static ChangedOpenApi compared(Path before, Path now) {
    return OpenApiCompare.fromFiles(before.toFile(), now.toFile(), List.of(), RULES);
  }

  private static String text(ChangedOpenApi changed) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    new ConsoleRender().render(changed, new OutputStreamWriter(text, StandardCharsets.UTF_8));
    return text.toString(StandardCharsets.UTF_8);
  }
}
