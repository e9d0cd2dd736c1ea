package dev.handover.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyExchangeDnTest {
  private static final LegacyExchangeDn FROM =
      name("/o=EXCH1/ou=EXCH1/cn=Configuration/cn=Servers/cn=EXCH1");
  private static final LegacyExchangeDn TO =
      name("/o=EXCH1/ou=EXCH1/cn=Configuration/cn=Servers/cn=EXCH2");

  private static LegacyExchangeDn name(String text) {
    return LegacyExchangeDn.tryParse(text).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/o=EXCH1/ou=EXCH1/cn=Configuration/cn=Servers/cn=EXCH10",
        "/o=EXCH1/ou=EXCH1/cn=Configuration/cn=Servers/cn=EXCH3/cn=EXCH1",
        "/o=EXCH1/ou=Other/cn=Configuration/cn=Servers/cn=EXCH1",
        "/o=EXCH1/ou=EXCH1/cn=Recipients/cn=EXCH1",
      })
  void leavesOtherNamesAlone(String text) {
    assertThat(name(text).rebase(FROM, TO)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/O=exch1/OU=Exch1/CN=configuration/CN=servers/CN=exch1"})
  void comparesWithoutCase(String text) {
    assertThat(name(text)).isEqualTo(FROM).hasSameHashCodeAs(FROM);
    assertThat(name(text).rebase(FROM, TO)).contains(TO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EXCH1", "/", "/EXCH1", "/o=a//cn=b"})
  void refusesWhatIsNoName(String text) {
    assertThat(LegacyExchangeDn.tryParse(text)).isEmpty();
  }
}
