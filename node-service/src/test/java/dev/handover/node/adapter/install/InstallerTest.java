package dev.handover.node.adapter.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.domain.EventReport.Kind;
import dev.handover.node.domain.ManualTime;
import dev.handover.node.domain.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallerTest {
  private static final ServiceName SERVICE = new ServiceName("HandoverNode");

  @TempDir private Path folder;
  private final MemoryHost host = new MemoryHost();
  private final ManualTime time = new ManualTime();
  private Distribution first;
  private Distribution second;

  @BeforeEach
  void unpack() throws IOException {
    first = distribution("first");
    second = distribution("second");
  }

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

  @Test
  void upgradesAndRemovesTheFormerVersionOnceTheNewOneAnswers() {
    // Given
    install(first);

    // When
    ExitCode exit = upgrade(second);

    // Then
    assertThat(exit).isEqualTo(ExitCode.OK);
    assertThat(host.registered().orElseThrow().version()).isEqualTo(second.id());
    assertThat(Folders.entries(layout().versions())).containsExactly(layout().version(second.id()));
    assertThat(layout().configFile()).content().contains("handover.node.name=exch1");
    assertThat(host.events).containsExactly(Kind.INSTALLED, Kind.UPGRADED);
  }

  @Test
  void returnsToTheFormerVersionWhenTheNewOneDoesNotAnswer() {
    // Given
    install(first);
    host.silentVersions.add(second.id());

    // When
    ExitCode exit = upgrade(second);

    // Then
    assertThat(exit).isEqualTo(ExitCode.ROLLED_BACK);
    assertThat(host.registered().orElseThrow().version()).isEqualTo(first.id());
    assertThat(host.isRunning()).isTrue();
    assertThat(Folders.entries(layout().versions())).containsExactly(layout().version(first.id()));
    assertThat(host.events).containsExactly(Kind.INSTALLED, Kind.UPGRADE_ROLLED_BACK);
  }

  @Test
  void canStillReturnAfterAnUpgradeThatWasInterruptedAnywhere() {
    for (int changes = 0; changes < 3; changes++) {
      // Given
      install(first);
      host.cutOffAfter(changes);
      assertThatThrownBy(() -> upgrade(second)).isInstanceOf(MemoryHost.CutOff.class);
      host.cutOffAfter(Integer.MAX_VALUE);
      host.silentVersions.add(second.id());

      // When
      ExitCode exit = upgrade(second);

      // Then
      assertThat(exit).as("cut off after %d changes", changes).isEqualTo(ExitCode.ROLLED_BACK);
      assertThat(host.registered().orElseThrow().version()).isEqualTo(first.id());
      uninstall(false);
      host.silentVersions.clear();
    }
  }

  @Test
  void leavesAStoppedServiceStoppedAfterAnUpgrade() {
    // Given
    install(first);
    host.stop(SERVICE);

    // When
    ExitCode exit = upgrade(second);

    // Then
    assertThat(exit).isEqualTo(ExitCode.OK);
    assertThat(host.isRunning()).isFalse();
  }

  @Test
  void doesNotRestartTheServiceForTheVersionItRunsAlready() {
    // Given
    install(first);
    List<String> before = List.copyOf(host.acts);

    // When
    ExitCode exit = upgrade(first);

    // Then
    assertThat(exit).isEqualTo(ExitCode.OK);
    assertThat(host.acts).isEqualTo(before);
  }

  @Test
  void leavesNothingBehindWhenUninstalled() {
    // Given
    install(first);

    // When
    ExitCode exit = uninstall(false);

    // Then
    assertThat(exit).isEqualTo(ExitCode.OK);
    assertThat(layout().folder()).doesNotExist();
    assertThat(host.registered()).isEmpty();
    assertThat(host.present).isEmpty();
    assertThat(host.acts).endsWith("stop", "remove rule", "remove rights", "unregister");
  }

  @Test
  void keepsDataAndConfigurationWhenAskedTo() {
    // Given
    install(first);

    // When
    uninstall(true);

    // Then
    assertThat(Folders.entries(layout().folder()))
        .containsExactly(layout().config(), layout().data(), layout().mark());
    assertThat(install(second)).as("installed over what was kept").isEqualTo(ExitCode.OK);
  }

  @Test
  void canBeUninstalledAgainAfterAnInterruptionAnywhere() {
    for (int changes = 0; changes < 4; changes++) {
      // Given
      install(first);
      host.cutOffAfter(changes);
      assertThatThrownBy(() -> uninstall(false)).isInstanceOf(MemoryHost.CutOff.class);
      host.cutOffAfter(Integer.MAX_VALUE);

      // When
      uninstall(false);

      // Then
      assertThat(host.registered()).isEmpty();
      assertThat(layout().folder()).doesNotExist();
    }
  }

  @Test
  void refusesToRemoveTheFilesItRunsFrom() {
    // Given
    install(first);
    Registration found = host.registered().orElseThrow();

    // Then
    assertThatThrownBy(() -> installer().uninstall(found, false, found.runner()))
        .isInstanceOf(InstallFault.class)
        .hasMessageContaining("unpacked distribution");
    assertThat(host.isRunning()).isTrue();
  }

  private ExitCode install(Distribution distribution) {
    return install(distribution, settings(true, Optional.empty()));
  }

  private ExitCode install(Distribution distribution, FirstSettings settings) {
    Registration wanted =
        new Registration(
            SERVICE,
            layout(),
            distribution.id(),
            Registration.virtualAccount(SERVICE),
            Path.of("java"));
    return installer()
        .install(
            distribution,
            wanted,
            new Installer.Wishes(
                settings,
                "LocalSubnet",
                new Installer.Rights(List.of(), false),
                Password.NONE,
                true));
  }

  private ExitCode upgrade(Distribution distribution) {
    return installer().upgrade(distribution, host.registered().orElseThrow());
  }

  private ExitCode uninstall(boolean keepData) {
    return installer()
        .uninstall(
            host.registered().orElseThrow(),
            keepData,
            first.application().resolve("quarkus-run.jar"));
  }

  private Installer installer() {
    ServiceRunner runner = new ServiceRunner(host, host, time, time, Duration.ofSeconds(10));
    return new Installer(host, runner, line -> {});
  }

  private Layout layout() {
    return new Layout(folder.resolve("installed here"));
  }

  private static FirstSettings settings(boolean lab, Optional<Path> config) {
    return new FirstSettings(
        config,
        new FirstSettings.Identity("exch1", lab),
        "127.0.0.1",
        8082,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Distribution distribution(String name) throws IOException {
    Path application = folder.resolve(name).resolve("quarkus-app");
    Files.createDirectories(application.resolve("app"));
    Files.writeString(application.resolve("quarkus-run.jar"), name);
    Files.writeString(application.resolve("app").resolve("node-service-0.1.0.jar"), name);
    Path host = Files.createDirectories(folder.resolve(name).resolve("host"));
    Files.writeString(host.resolve("prunsrv.exe"), "a host");
    return new Distribution(application);
  }
}
