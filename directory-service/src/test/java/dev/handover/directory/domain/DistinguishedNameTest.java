package dev.handover.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinguishedNameTest {
  private static final DistinguishedName GROUP =
      DistinguishedName.parse("CN=EXCH1,CN=Administrative Groups,CN=EXCH1,DC=test");
  private static final DistinguishedName SERVERS = GROUP.child(Rdn.of("CN", "Servers"));
  private static final DistinguishedName FROM = SERVERS.child(Rdn.of("CN", "EXCH1"));
  private static final DistinguishedName TO = SERVERS.child(Rdn.of("CN", "EXCH2"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=store,CN=EXCH10,CN=Servers,CN=EXCH1,CN=Administrative Groups,CN=EXCH1,DC=test",
        "CN=EXCH1,CN=InformationStore,CN=EXCH3,CN=Servers,CN=EXCH1,CN=Administrative Groups,CN=EXCH1,DC=test",
        "CN=EXCH1\\,CN=Servers,CN=EXCH3,CN=Servers,CN=EXCH1,CN=Administrative Groups,CN=EXCH1,DC=test",
        "OU=EXCH1,CN=Servers,CN=EXCH1,CN=Administrative Groups,CN=EXCH1,DC=test",
        "CN=EXCH1,CN=Servers,CN=Other,CN=Administrative Groups,CN=EXCH1,DC=test",
      })
  void isNotFooledByTheServersNameInAnotherPlace(String name) {
    assertThat(DistinguishedName.parse(name).rebase(FROM, TO)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=a,DC=b | cn = A , dc=B",
        "CN=a\\, b,DC=c | CN=\"a, b\",DC=c",
        "CN=a\\,b,DC=c | CN=a\\2Cb;DC=c",
        "CN=a+OU=b,DC=c | OU=B+CN=A,DC=c",
        "CN=Lu\\C4\\8Di\\C4\\87 | CN=Lučić",
        "CN=#04024869 | CN=#04024869 ",
        "CN=a\\  , DC=b | CN=a\\20,DC=b",
        "CN=a+CN=b | CN=b+CN=a",
        "CN=Mu\u0308ller | CN=M\u00DCLLER",
      })
  void comparesAsTheDirectoryDoes(String one, String other) {
    assertThat(DistinguishedName.parse(one)).isEqualTo(DistinguishedName.parse(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=EXCH1 | CN=EXCH10",
        "CN=#04024869 | CN=\\#04024869",
        "CN=Müller | CN=Muller",
        "CN=straße | CN=strasse",
        "CN=a+OU=b | CN=a,OU=b",
        "CN=a | OU=a",
        "CN=a\\20 | CN=a",
      })
  void takesDifferentNamesForDifferent(String one, String other) {
    assertThat(DistinguishedName.parse(one)).isNotEqualTo(DistinguishedName.parse(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN",
        "\u3000",
        "CN=\uD83D",
        "CN\u3000=a",
        "CN=a,",
        "=a",
        "CN=a,,DC=b",
        "CN=\"a",
        "CN=a\\",
        "CN=#0",
        "CN=#xyz",
        "C N=a",
        "CN=a<b",
        "CN=\\ff"
      })
  void refusesWhatIsNoName(String text) {
    assertThatThrownBy(() -> DistinguishedName.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesTheEmptyTextForTheRoot() {
    assertThat(DistinguishedName.parse("")).isEqualTo(DistinguishedName.ROOT);
    assertThat(DistinguishedName.parse("DC=test").parent()).isEqualTo(DistinguishedName.ROOT);
    assertThat(DistinguishedName.parse("DC=test").isBelow(DistinguishedName.ROOT)).isTrue();
  }
}
