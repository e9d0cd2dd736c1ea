package dev.handover.node.adapter.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UninstallTest extends InstallerCase {
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
  void stopsAServiceThatStillStartsAsSoonAsItListens() {
    // Given
    install(first);
    host.bootsFor(5);

    // When
    uninstall(false);

    // Then
    assertThat(host.registered()).isEmpty();
    assertThat(layout().folder()).doesNotExist();
  }

  @Test
  void removesNothingOfAServiceThatNeverListens() {
    // Given
    install(first);
    host.bootsFor(Integer.MAX_VALUE);

    // Then
    assertThatThrownBy(() -> uninstall(false))
        .isInstanceOf(InstallFault.class)
        .hasMessageContaining("does not stop");
    assertThat(host.isRunning()).isTrue();
    assertThat(layout().runner(first.id())).exists();
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
}
