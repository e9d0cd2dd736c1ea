package dev.handover.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** What holds for every name however hostile; a failure tells the seed that made it. */
class NamePropertiesTest {
  private static final int SEEDS = 10_000;
  private static final String NOISE =
      "CN=OUabc019,,+;\\\\\"\"<>#= \u0000\u3000é\u0308ß\uD83D\uDE00/";
  private static final DistinguishedName GROUP =
      DistinguishedName.parse("CN=EXCH1,CN=Administrative Groups,CN=EXCH1,DC=test");
  private static final DistinguishedName SERVERS = GROUP.child(Rdn.of("CN", "Servers"));
  private static final DistinguishedName FROM = SERVERS.child(Rdn.of("CN", "EXCH1"));
  private static final DistinguishedName TO = SERVERS.child(Rdn.of("CN", "EXCH2"));
  private static final LegacyExchangeDn LEGACY_FROM =
      legacy("/o=EXCH1/ou=EXCH1/cn=Configuration/cn=Servers/cn=EXCH1");
  private static final LegacyExchangeDn LEGACY_TO =
      legacy("/o=EXCH1/ou=EXCH1/cn=Configuration/cn=Servers/cn=EXCH2");

  private static LegacyExchangeDn legacy(String text) {
    return LegacyExchangeDn.tryParse(text).orElseThrow();
  }

  private static void forEverySeed(Consumer<HostileNames> property) {
    for (long seed = 0; seed < SEEDS; seed++) {
      try {
        property.accept(new HostileNames(seed));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static List<String> texts(List<Rdn> rdns) {
    return rdns.stream().map(Rdn::text).toList();
  }

  @Test
  void aNameReadsBackAsItIsWritten() {
    forEverySeed(
        names -> {
          DistinguishedName name = names.below(GROUP, 1 + names.upTo(5));

          DistinguishedName read = DistinguishedName.parse(name.toString());

          assertThat(read).isEqualTo(name).hasToString(name.toString());
          assertThat(read.rdns())
              .extracting(Rdn::value)
              .isEqualTo(name.rdns().stream().map(Rdn::value).toList());
          assertThat(texts(read.rdns())).isEqualTo(texts(name.rdns()));
        });
  }

  @Test
  void aNameIsTheSameHoweverItIsSpelt() {
    forEverySeed(
        names -> {
          DistinguishedName name = names.below(GROUP, 1 + names.upTo(4));
          String spelling = names.respelt(name);

          DistinguishedName other = DistinguishedName.parse(spelling);

          assertThat(other).isEqualTo(name).hasSameHashCodeAs(name).hasToString(spelling);
        });
  }

  @Test
  void aNameIsTheSameInEitherNormalForm() {
    forEverySeed(
        names -> {
          String value = names.value();
          Rdn composed = Rdn.of("CN", Normalizer.normalize(value, Normalizer.Form.NFC));
          Rdn decomposed = Rdn.of("cn", Normalizer.normalize(value, Normalizer.Form.NFD));

          assertThat(composed).isEqualTo(decomposed).hasSameHashCodeAs(decomposed);
        });
  }

  @Test
  void aLetterMoreMakesAnotherName() {
    forEverySeed(
        names -> {
          String value = names.value();

          assertThat(Rdn.of("CN", value + "x")).isNotEqualTo(Rdn.of("CN", value));
          assertThat(Rdn.of("CN", "0" + value)).isNotEqualTo(Rdn.of("CN", value));
          assertThat(Rdn.of("CN", value)).isNotEqualTo(Rdn.of("OU", value));
        });
  }

  @Test
  void whatLiesBelowTheServerMovesAndNothingElseOfItChanges() {
    forEverySeed(
        names -> {
          DistinguishedName store = names.below(FROM, names.upTo(6));
          int own = store.rdns().size() - FROM.rdns().size();

          DistinguishedName moved = store.rebase(FROM, TO).orElseThrow();

          assertThat(moved.isAtOrBelow(TO)).isTrue();
          assertThat(texts(moved.rdns()).subList(0, own))
              .isEqualTo(texts(store.rdns()).subList(0, own));
          assertThat(texts(moved.rdns().subList(own, moved.rdns().size())))
              .isEqualTo(texts(TO.rdns()));
          assertThat(moved.rebase(TO, FROM)).contains(store);
        });
  }

  @Test
  void everyOtherServerStays() {
    forEverySeed(
        names -> {
          Rdn other = names.rdn();
          DistinguishedName elsewhere = names.below(SERVERS.child(other), names.upTo(4));

          assertThat(elsewhere.rebase(FROM, TO).isPresent()).isEqualTo(other.equals(FROM.rdn()));
        });
  }

  @Test
  void noTextWhateverMakesReadingFail() {
    forEverySeed(
        names -> {
          String noise = noise(names.upTo(Integer.MAX_VALUE));

          Optional<DistinguishedName> name = DistinguishedName.tryParse(noise);
          Optional<LegacyExchangeDn> legacy = LegacyExchangeDn.tryParse("/" + noise);

          name.ifPresent(
              read -> assertThat(DistinguishedName.parse(read.toString())).isEqualTo(read));
          name.flatMap(read -> read.rebase(FROM, TO))
              .ifPresent(read -> assertThat(read.isAtOrBelow(TO)).isTrue());
          legacy.ifPresent(
              read -> assertThat(LegacyExchangeDn.tryParse(read.toString())).contains(read));
        });
  }

  /** Characters that mean something, in any order; halves of pairs too. */
  private static String noise(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    StringBuilder noise = new StringBuilder();
    int length = random.nextInt(25);
    for (int i = 0; i < length; i++) {
      noise.append(NOISE.charAt(random.nextInt(NOISE.length())));
    }
    return noise.toString();
  }

  @Test
  void aLegacyNameBelowTheServerMovesAndComesBack() {
    forEverySeed(
        names -> {
          String rest = "/cn=" + names.value().replace('/', '-');

          LegacyExchangeDn moved =
              legacy(LEGACY_FROM + rest).rebase(LEGACY_FROM, LEGACY_TO).orElseThrow();

          assertThat(moved).hasToString(LEGACY_TO + rest);
          assertThat(moved.rebase(LEGACY_TO, LEGACY_FROM)).contains(legacy(LEGACY_FROM + rest));
        });
  }

  @Test
  void aLegacyNameOfAnotherServerStays() {
    forEverySeed(
        names -> {
          String other = names.value().replace('/', '-');
          LegacyExchangeDn name =
              legacy("/o=EXCH1/ou=EXCH1/cn=Configuration/cn=Servers/cn=" + other);

          assertThat(name.rebase(LEGACY_FROM, LEGACY_TO).isPresent())
              .isEqualTo(CaseFolding.same(other, "EXCH1"));
        });
  }
}
