package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemRulesTest {

  @ParameterizedTest
  @CsvSource({
    "5.2, 2, '', PASSED",
    "5.2, 1, '', FAILED",
    "5.2, 1, KB898060, PASSED",
    "5.2, 1, KB905214, PASSED",
    "6.0, 0, '', NOT_APPLICABLE",
  })
  void wantsAHotfixOrItsServicePackWhereItIsNeeded(
      String version, int servicePack, String installed, CheckOutcome outcome) {
    // Given
    Expectations.Hotfix hotfix =
        new Expectations.Hotfix(
            List.of("KB898060", "KB905214"), Optional.of("5.2"), Optional.of(2));
    WindowsRelease release = new WindowsRelease("Windows", version, "1", servicePack);

    // When
    CheckResult result =
        SystemRules.hotfix(hotfix, Reading.known(release), Reading.known(Set.of(installed)));

    // Then
    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.cure() != null).isEqualTo(outcome == CheckOutcome.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "ONLINE_ALL, FAILED",
    "OFFLINE_SHARED, PASSED",
    "OFFLINE_ALL, PASSED",
    "OFFLINE_INTERNAL, PASSED"
  })
  void wantsSharedDisksToStayOffline(SanPolicy policy, CheckOutcome outcome) {
    assertThat(SystemRules.sanPolicy(Reading.known(policy)).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"0, PASSED", "60000, PASSED", "-60000, PASSED", "60001, FAILED", "-60001, FAILED"})
  void wantsTheClockToBeNearTheDomainControllers(long millis, CheckOutcome outcome) {
    ClockSkew skew = new ClockSkew("dc1", Duration.ofMillis(millis));
    CheckResult result = SystemRules.clockSkew(Reading.known(skew), Duration.ofMinutes(1));
    assertThat(result.outcome()).isEqualTo(outcome);
    assertThat(result.evidence()).contains(millis < 0 ? "behind dc1" : "ahead of dc1");
  }

  @Test
  void namesWhatWaitsForAReboot() {
    CheckResult result = SystemRules.pendingReboot(Reading.known(List.of("One.", "Two.")));
    assertThat(result.outcome()).isEqualTo(CheckOutcome.FAILED);
    assertThat(result.evidence()).isEqualTo("One. Two.");
    assertThat(SystemRules.pendingReboot(Reading.known(List.of())).outcome())
        .isEqualTo(CheckOutcome.PASSED);
  }

  @Test
  void tellsABrokenSecureChannelInWindowsWords() {
    SecureChannel broken = new SecureChannel("EXAMPLE", "", WindowsError.ACCESS_DENIED);
    CheckResult result = SystemRules.secureChannel(Reading.known(broken));
    assertThat(result.outcome()).isEqualTo(CheckOutcome.FAILED);
    assertThat(result.evidence()).contains("Windows error 5: access is denied");
  }

  @Test
  void comparesARegistryValueAndTreatsAMissingOneAsWrong() {
    // Given
    RegistryValueName name = new RegistryValueName("HKLM\\SYSTEM\\X", "Port");
    Expectations.RegistryValue expected = new Expectations.RegistryValue(name, "7");

    // Then
    assertThat(SystemRules.registryValue(expected, Reading.known("7")).outcome())
        .isEqualTo(CheckOutcome.PASSED);
    assertThat(SystemRules.registryValue(expected, Reading.known("8")).outcome())
        .isEqualTo(CheckOutcome.FAILED);
    assertThat(SystemRules.registryValue(expected, Reading.notApplicable("none")).outcome())
        .isEqualTo(CheckOutcome.FAILED);
    assertThat(SystemRules.registryValue(expected, Reading.unknown("no rights")).outcome())
        .isEqualTo(CheckOutcome.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "5.5.2423.0, PASSED",
    "5.5.2423, PASSED",
    "5.5.10000.0, PASSED",
    "6.0, PASSED",
    "5.5.2422.9, FAILED",
    "5.5, FAILED"
  })
  void comparesVersionsNumberByNumber(String found, CheckOutcome outcome) {
    Expectations.FileOfVersion expected =
        new Expectations.FileOfVersion(LocalPath.parse("C:\\x\\Msexcimc.exe"), "5.5.2423.0");
    assertThat(SystemRules.fileVersion(expected, Reading.known(found)).outcome())
        .isEqualTo(outcome);
  }

  @Test
  void judgesStartTypesForAGroup() {
    assertThat(startType(StartType.MANUAL)).isEqualTo(CheckOutcome.PASSED);
    assertThat(startType(StartType.AUTOMATIC)).isEqualTo(CheckOutcome.FAILED);
    assertThat(startType(StartType.DISABLED)).isEqualTo(CheckOutcome.FAILED);
    assertThat(startType(StartType.UNKNOWN)).isEqualTo(CheckOutcome.UNKNOWN);
    assertThat(
            ServiceRules.startType(ServiceStatus.notInstalled(new ServiceName("MSExchangeSA")))
                .outcome())
        .isEqualTo(CheckOutcome.FAILED);
  }

  private static CheckOutcome startType(StartType startType) {
    ServiceStatus status =
        new ServiceStatus(
            new ServiceName("MSExchangeSA"),
            ServiceState.STOPPED,
            startType,
            null,
            null,
            WindowsError.NONE,
            List.of());
    return ServiceRules.startType(status).outcome();
  }
}
