package dev.handover.directory.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One setting chooses the store, wherever it stands. */
class StoreConfigTest {
  @TempDir Path folder;

  @Test
  void keepsToTheEmbeddedDatabaseWhenNothingIsSaid() {
    // When
    SmallRyeConfig config = read(Map.of());

    // Then
    assertThat(config.getConfigValue("quarkus.datasource.embedded.active").getValue())
        .isEqualTo("true");
    assertThat(config.getConfigValue("quarkus.datasource.postgres.active").getValue())
        .isEqualTo("false");
  }

  @Test
  void hearsTheSettingAsAProperty() {
    // When
    SmallRyeConfig config = read(Map.of("handover.store.url", "jdbc:postgresql://db/handover"));

    // Then
    assertThat(config.getConfigValue("quarkus.datasource.postgres.active").getValue())
        .isEqualTo("true");
    assertThat(config.getConfigValue("quarkus.datasource.postgres.jdbc.url").getValue())
        .isEqualTo("jdbc:postgresql://db/handover");
  }

  @Test
  void hearsTheSettingInTheFileThatTheServiceIsStartedWith() throws IOException {
    // Given
    Path password = Files.writeString(folder.resolve("password"), "s3cret\n");
    Path file =
        Files.writeString(
            folder.resolve("directory-service.properties"),
            """
            handover.store.url=jdbc:postgresql://db/handover
            handover.store.username=handover
            handover.store.password-file=%s
            """
                .formatted(password));

    // When
    SmallRyeConfig config = read(Map.of("quarkus.config.locations", file.toUri().toString()));

    // Then
    assertThat(config.getConfigValue("quarkus.datasource.postgres.active").getValue())
        .isEqualTo("true");
    assertThat(config.getConfigValue("quarkus.datasource.embedded.active").getValue())
        .isEqualTo("false");
    assertThat(config.getConfigValue("quarkus.datasource.postgres.username").getValue())
        .isEqualTo("handover");
    assertThat(config.getConfigValue("quarkus.datasource.postgres.password").getValue())
        .isEqualTo("s3cret");
  }

  @Test
  void takesThePasswordOutOfTheEnvironment() {
    // Given a variable that every environment has
    String variable = "PATH";

    // When
    SmallRyeConfig config =
        read(
            Map.of(
                "handover.store.url",
                "jdbc:postgresql://db/handover",
                "handover.store.password-env",
                variable));

    // Then
    assertThat(config.getConfigValue("quarkus.datasource.postgres.password").getValue())
        .isEqualTo(System.getenv(variable).strip());
  }

  private static SmallRyeConfig read(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withSources(new StoreConfig())
        .withSources(new io.smallrye.config.PropertiesConfigSource(settings, "test", 300))
        .build();
  }
}
