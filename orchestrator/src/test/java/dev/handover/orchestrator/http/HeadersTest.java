package dev.handover.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that are wishes or conditions. */
class HeadersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wait=5 | 5",
        "respond-async, wait=10 | 10",
        "wait = 7 ; x=y | 7",
        "WAIT=3 | 3",
        "wait=600 | 60",
        "wait=\"4\" | 4"
      })
  void waitsAsLongAsIsWishedButAMinuteAtMost(String header, long seconds) {
    assertThat(Preference.parse(header)).contains(new Preference(Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wait", "wait=soon", "await=5", "wait=-1"})
  void passesOverWishesItDoesNotKnow(String header) {
    assertThat(Preference.parse(header)).isEmpty();
  }

  @Test
  void comparesVersionsAsEntityTags() {
    assertThat(EntityTag.matches("\"7\"", 7)).isTrue();
    assertThat(EntityTag.matches("\"6\", W/\"7\"", 7)).isTrue();
    assertThat(EntityTag.matches("*", 7)).isTrue();
    assertThat(EntityTag.matches("\"6\"", 7)).isFalse();
    assertThat(EntityTag.matches(null, 7)).isFalse();
  }

  @Test
  void demandsAVersionThatNeverWasForATagThatIsNotOurs() {
    assertThat(EntityTag.demanded("\"7\"")).contains(7L);
    assertThat(EntityTag.demanded("abc")).contains(-1L);
    assertThat(EntityTag.demanded("*")).isEqualTo(Optional.empty());
    assertThat(EntityTag.demanded(null)).isEmpty();
  }
}
