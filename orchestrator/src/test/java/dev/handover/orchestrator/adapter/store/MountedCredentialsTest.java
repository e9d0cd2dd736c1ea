package dev.handover.orchestrator.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedCredentialsTest {
  @TempDir Path folder;

  @Test
  void readsThemAnewEachTimeItIsAsked() throws Exception {
    // Given
    Path store = Files.createDirectories(folder.resolve("store"));
    Files.writeString(store.resolve("username"), "handover\n");
    Files.writeString(store.resolve("password"), "first\n");
    MountedCredentials credentials = new MountedCredentials(folder);
    assertThat(credentials.getCredentials("store"))
        .isEqualTo(Map.of("user", "handover", "password", "first"));

    // When
    Files.writeString(store.resolve("password"), "second\n");

    // Then
    assertThat(credentials.getCredentials("store")).containsEntry("password", "second");
  }

  @Test
  void namesTheFileAndThePropertyAndStaysInItsFolder() {
    MountedCredentials credentials = new MountedCredentials(folder);
    assertThatThrownBy(() -> credentials.getCredentials("store"))
        .hasMessageContaining(folder.resolve("store").resolve("username").toString())
        .hasMessageContaining("handover.credentials-dir");
    assertThatThrownBy(() -> credentials.getCredentials("../store"))
        .hasMessageContaining("not a name");
  }
}
