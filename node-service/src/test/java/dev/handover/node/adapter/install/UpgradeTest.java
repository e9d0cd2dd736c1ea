package dev.handover.node.adapter.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.node.domain.EventReport.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpgradeTest extends InstallerCase {
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
}
