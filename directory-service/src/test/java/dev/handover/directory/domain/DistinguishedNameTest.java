package dev.handover.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinguishedNameTest {
  private static final DistinguishedName GROUP =
      DistinguishedName.parse("CN=EXCH1,CN=Administrative Groups,CN=EXCH1,DC=test");
  private static final DistinguishedName SERVERS = GROUP.child(Rdn.of("CN", "Servers"));
  private static final DistinguishedName FROM = SERVERS.child(Rdn.of("CN", "EXCH1"));
  private static final DistinguishedName TO = SERVERS.child(Rdn.of("CN", "EXCH2"));

  static LongStream seeds() {
    return HostileNames.seeds();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsBackWhatItWrites(long seed) {
    HostileNames names = new HostileNames(seed);
    Rdn rdn = names.rdn();

    DistinguishedName read = DistinguishedName.parse(GROUP.child(rdn).toString());

    assertThat(read.rdn().value()).as("seed %d", seed).isEqualTo(rdn.value());
    assertThat(read.rdns()).hasSize(GROUP.rdns().size() + 1);
    assertThat(read.parent()).isEqualTo(GROUP);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void isTheSameNameHoweverItIsSpelt(long seed) {
    HostileNames names = new HostileNames(seed);
    DistinguishedName name = names.below(GROUP, 1 + names.upTo(4));
    String spelling = names.respelt(name);

    DistinguishedName other = DistinguishedName.parse(spelling);

    assertThat(other).as("seed %d", seed).isEqualTo(name).hasSameHashCodeAs(name);
    assertThat(other).hasToString(spelling);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void movesToTheOtherServerAndBackWithoutTouchingAnythingElse(long seed) {
    HostileNames names = new HostileNames(seed);
    DistinguishedName store = names.below(FROM, 1 + names.upTo(5));

    Optional<DistinguishedName> there = store.rebase(FROM, TO);

    assertThat(there).as("seed %d", seed).isPresent();
    assertThat(there.get().isBelow(TO)).isTrue();
    assertThat(there.get().rdns().subList(0, store.rdns().size() - FROM.rdns().size()))
        .extracting(Rdn::text)
        .containsExactlyElementsOf(
            store.rdns().stream()
                .limit(store.rdns().size() - FROM.rdns().size())
                .map(Rdn::text)
                .toList());
    assertThat(there.get().rebase(TO, FROM)).contains(store);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void leavesEveryOtherServerAlone(long seed) {
    HostileNames names = new HostileNames(seed);
    Rdn other = names.rdn();
    DistinguishedName elsewhere = names.below(SERVERS.child(other), names.upTo(4));

    Optional<DistinguishedName> moved = elsewhere.rebase(FROM, TO);

    assertThat(moved.isPresent()).as("seed %d", seed).isEqualTo(other.equals(FROM.rdn()));
  }

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
      })
  void comparesAsTheDirectoryDoes(String one, String other) {
    assertThat(DistinguishedName.parse(one)).isEqualTo(DistinguishedName.parse(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN",
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
