package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.0.2.256",
        "192.0.2",
        "192.0.02.1",
        "beef",
        "1.2.3.4.5",
        ":",
        "fe80::1%eth0",
        "::g",
        ""
      })
  void refusesWhatIsNotAnAddress(String text) {
    assertThatThrownBy(() -> new FloatingAddress(text)).hasMessageContaining("not an IP address");
  }

  @Test
  void writesAnAddressInOneWay() {
    assertThat(new FloatingAddress("2001:DB8::1"))
        .isEqualTo(new FloatingAddress("2001:db8:0:0:0:0:0:1"));
    assertThat(new FloatingAddress("2001:db8::1").maxPrefixLength()).isEqualTo(128);
    assertThat(new FloatingAddress("192.0.2.50").maxPrefixLength()).isEqualTo(32);
  }

  @Test
  void comparesServiceNamesAsWindowsDoes() {
    assertThat(new ServiceName("MSExchangeIS")).isEqualTo(new ServiceName("msexchangeis"));
    assertThat(new ServiceName("MSExchangeIS").hashCode())
        .isEqualTo(new ServiceName("msexchangeis").hashCode());
  }

  @Test
  void includesLesserRoles() {
    assertThat(Role.OPERATOR.included()).containsExactlyInAnyOrder("viewer", "operator");
    assertThat(Role.ADMIN.included()).hasSize(4);
  }

  @Test
  void saysErrorsInWords() {
    assertThat(WindowsError.DEPENDENCY_FAILED.text())
        .startsWith("Windows error 1068: the dependency service");
    assertThat(new WindowsError(1066, 17).text()).endsWith("error code 17");
    assertThat(new WindowsError(9999).text()).contains("net helpmsg 9999");
  }
}
