package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the facts of a machine promise, on a machine that belongs to no domain. */
public abstract class HostChecksContract {
  private static final String KEY =
      "HKLM\\SYSTEM\\CurrentControlSet\\Services\\HoCheck\\Parameters";

  protected abstract HostChecks machine();

  protected abstract void writeRegistry(RegistryValueName name, String value);

  protected abstract void installHotfix(String hotfix);

  protected abstract void setSanPolicy(SanPolicy policy);

  protected abstract void leaveFilesToTheNextBoot();

  @Test
  void tellsWhichWindowsItIs() {
    WindowsRelease release = value(machine().windows());
    assertThat(release.product()).isNotBlank();
    assertThat(release.version()).matches("\\d+\\.\\d");
    assertThat(release.build()).matches("\\d+");
    assertThat(release.servicePack()).isBetween(0, 9);
  }

  @Test
  void readsARegistryValueWithoutRegardToCase() {
    // Given
    writeRegistry(new RegistryValueName(KEY, "Port"), "8443");

    // Then
    RegistryValueName lower =
        new RegistryValueName(
            "HKLM\\" + KEY.substring(5).toLowerCase(java.util.Locale.ROOT), "port");
    assertThat(value(machine().registryValue(lower))).isEqualTo("8443");
  }

  @Test
  void readsARegistryValueAnewEachTime() {
    // Given
    RegistryValueName name = new RegistryValueName(KEY, "Changing");
    writeRegistry(name, "before");
    HostChecks machine = machine();
    assertThat(value(machine.registryValue(name))).isEqualTo("before");

    // When
    writeRegistry(name, "after");

    // Then
    assertThat(value(machine.registryValue(name))).isEqualTo("after");
  }

  @Test
  void saysThatThereIsNoSuchValueOrKey() {
    writeRegistry(new RegistryValueName(KEY, "Port"), "8443");
    assertThat(machine().registryValue(new RegistryValueName(KEY, "None")))
        .isInstanceOf(Reading.NotApplicable.class);
    assertThat(machine().registryValue(new RegistryValueName(KEY + "\\None\\AtAll", "Port")))
        .isInstanceOf(Reading.NotApplicable.class);
  }

  @Test
  void findsTheHotfixesThatAreAskedForAndInstalled() {
    // Given
    installHotfix("KB898060");
    installHotfix("KB926776");

    // Then
    assertThat(value(machine().hotfixesAmong(Set.of("KB898060", "KB917283"))))
        .containsExactly("KB898060");
    assertThat(value(machine().hotfixesAmong(Set.of()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SanPolicy.class)
  void tellsTheSanPolicy(SanPolicy policy) {
    setSanPolicy(policy);
    assertThat(value(machine().sanPolicy())).isEqualTo(policy);
  }

  @Test
  void tellsThatFilesWaitForTheNextBoot() {
    // Given
    List<String> before = value(machine().pendingReboot());

    // When
    leaveFilesToTheNextBoot();

    // Then
    assertThat(value(machine().pendingReboot())).hasSize(before.size() + 1);
  }

  @Test
  void listsConnectedInterfacesWithoutLoopback() {
    List<HostInterface> interfaces = value(machine().interfaces());
    assertThat(interfaces).isNotEmpty();
    assertThat(interfaces).extracting(HostInterface::name).doesNotHaveDuplicates();
    assertThat(interfaces)
        .flatExtracting(HostInterface::prefixes)
        .extracting(prefix -> prefix.address().value())
        .isNotEmpty()
        .doesNotContain("127.0.0.1");
  }

  @Test
  void hasNeitherClockToCompareNorSecureChannelWithoutADomain() {
    assertThat(machine().clockSkew()).isInstanceOf(Reading.NotApplicable.class);
    assertThat(machine().secureChannel()).isInstanceOf(Reading.NotApplicable.class);
  }

  /** What was read; an unknown fails the test with its reason. */
  protected static <T> T value(Reading<T> reading) {
    return reading.fold(
        found -> found,
        why -> {
          throw new AssertionError("unknown: " + why);
        },
        why -> {
          throw new AssertionError("not applicable: " + why);
        });
  }
}
