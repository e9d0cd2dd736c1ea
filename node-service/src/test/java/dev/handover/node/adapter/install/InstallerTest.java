package dev.handover.node.adapter.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.domain.EventReport.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstallerTest extends InstallerCase {
  @Test
  void installsFilesSettingsServiceAndWhatBelongsToItAndStartsIt() {
    // When
    ExitCode exit = install(first);

    // Then
    assertThat(exit).isEqualTo(ExitCode.OK);
    assertThat(host.acts)
        .containsExactly("register " + first.id(), "put rights", "put rule", "start");
    assertThat(layout().runner(first.id())).hasContent("first");
    assertThat(layout().host()).exists();
    assertThat(layout().configFile()).content().contains("handover.node.name=exch1");
    assertThat(host.events).containsExactly(Kind.INSTALLED);
  }

  @Test
  void installsTwiceAsOnceAndKeepsWhatTheAdministratorChanged() throws IOException {
    // Given
    install(first);
    Files.writeString(layout().configFile(), "quarkus.http.port=9000\n");

    // When
    ExitCode exit = install(first);

    // Then
    assertThat(exit).isEqualTo(ExitCode.OK);
    assertThat(layout().configFile()).hasContent("quarkus.http.port=9000");
    assertThat(Folders.entries(layout().versions())).containsExactly(layout().version(first.id()));
  }

  @Test
  void goesOnWhereAnInterruptedInstallationWas() {
    for (int changes = 0; changes < 4; changes++) {
      // Given
      host.cutOffAfter(changes);
      assertThatThrownBy(() -> install(first)).isInstanceOf(MemoryHost.CutOff.class);
      host.cutOffAfter(Integer.MAX_VALUE);

      // When
      ExitCode exit = install(first);

      // Then
      assertThat(exit).as("cut off after %d changes", changes).isEqualTo(ExitCode.OK);
      assertThat(host.isRunning()).isTrue();
      uninstall(false);
    }
  }

  @Test
  void refusesToInstallOverAnotherVersionAndNamesTheCure() {
    // Given
    install(first);

    // Then
    assertThatThrownBy(() -> install(second))
        .isInstanceOf(InstallFault.class)
        .hasMessageContaining("use upgrade");
  }

  @Test
  void refusesAFolderThatHoldsSomethingElse() throws IOException {
    // Given
    Path foreign = layout().folder().resolve("logs").resolve("u_ex2611.log");
    Files.createDirectories(foreign.resolveSibling("."));
    Files.writeString(foreign, "somebody else's");

    // Then
    assertThatThrownBy(() -> install(first))
        .isInstanceOf(InstallFault.class)
        .hasMessageContaining("somebody else");
    assertThat(host.acts).isEmpty();
    assertThat(foreign).exists();
  }

  @Test
  void refusesAFirstInstallationInProductionWithoutTls() {
    // Given
    FirstSettings settings = settings(false, Optional.empty());

    // Then
    assertThatThrownBy(() -> install(first, settings))
        .isInstanceOf(InstallFault.class)
        .hasMessageContaining("--certificate");
    assertThat(host.acts).isEmpty();
    assertThat(layout().folder()).doesNotExist();
  }

  @Test
  void saysThatTheServiceDoesNotAnswerAndLeavesItToBeLookedAt() {
    // Given
    host.silentVersions.add(first.id());

    // When
    ExitCode exit = install(first);

    // Then
    assertThat(exit).isEqualTo(ExitCode.FAILED);
    assertThat(host.registered()).isPresent();
  }
}
