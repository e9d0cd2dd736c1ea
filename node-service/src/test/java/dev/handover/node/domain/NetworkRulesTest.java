package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NetworkRulesTest {
  private static final Optional<FloatingAddress> ADDRESS =
      Optional.of(new FloatingAddress("192.0.2.50"));
  private static final Expectations.Network EXPECTED =
      new Expectations.Network(
          Optional.of("public lan"),
          Optional.of("Interconnect"),
          List.of(new FloatingAddress("192.0.2.10")));
  private static final HostInterface PUBLIC =
      new HostInterface(
          "Public LAN",
          5,
          List.of("192.0.2.10", "192.0.2.9"),
          false,
          HostInterface.Netbios.ENABLED,
          List.of(prefix("192.0.2.11", 24)));
  private static final HostInterface INTERCONNECT =
      new HostInterface(
          "Interconnect",
          10,
          List.of(),
          false,
          HostInterface.Netbios.DISABLED,
          List.of(prefix("198.51.100.1", 24)));

  @Test
  void passesNetworksThatAreAsTheGuideWantsThem() {
    assertThat(outcomes(Reading.known(List.of(INTERCONNECT, PUBLIC))).values())
        .hasSize(6)
        .containsOnly(CheckOutcome.PASSED);
  }

  @Test
  void findsEverythingThatIsWrong() {
    // Given
    HostInterface badPublic =
        new HostInterface(
            "Public LAN",
            10,
            List.of("192.0.2.9", "192.0.2.10"),
            true,
            HostInterface.Netbios.ENABLED,
            List.of(prefix("203.0.113.1", 24)));
    HostInterface badInterconnect =
        new HostInterface(
            "Interconnect",
            10,
            List.of("192.0.2.10"),
            true,
            HostInterface.Netbios.DEFAULT,
            List.of());

    // Then
    assertThat(outcomes(Reading.known(List.of(badPublic, badInterconnect))).values())
        .containsOnly(CheckOutcome.FAILED);
  }

  @Test
  void namesTheInterfacesThereAreWhenOneIsMissing() {
    CheckResult result =
        new NetworkRules(EXPECTED, Reading.known(List.of(INTERCONNECT))).check(ADDRESS).get(0);
    assertThat(result.outcome()).isEqualTo(CheckOutcome.FAILED);
    assertThat(result.evidence()).contains("'Interconnect'");
  }

  @Test
  void doesNotGuessWhatCannotBeRead() {
    assertThat(outcomes(Reading.unknown("no rights")).values()).containsOnly(CheckOutcome.UNKNOWN);
  }

  @Test
  void leavesOutWhatTheRequestDoesNotName() {
    // Given
    Expectations.Network nothing =
        new Expectations.Network(Optional.empty(), Optional.empty(), List.of());

    // When
    List<CheckResult> results =
        new NetworkRules(nothing, Reading.known(List.of(PUBLIC))).check(Optional.empty());

    // Then
    assertThat(results)
        .hasSize(6)
        .extracting(CheckResult::outcome)
        .containsOnly(CheckOutcome.NOT_APPLICABLE);
  }

  private static Map<String, CheckOutcome> outcomes(Reading<List<HostInterface>> interfaces) {
    return new NetworkRules(EXPECTED, interfaces)
        .check(ADDRESS).stream().collect(Collectors.toMap(CheckResult::name, CheckResult::outcome));
  }

  private static HostInterface.Prefix prefix(String address, int length) {
    return new HostInterface.Prefix(new FloatingAddress(address), length);
  }
}
