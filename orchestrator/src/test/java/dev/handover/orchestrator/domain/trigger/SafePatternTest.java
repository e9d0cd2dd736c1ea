package dev.handover.orchestrator.domain.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafePatternTest {
  @Test
  void hasToMatchAllOfTheText() {
    SafePattern pattern = new SafePattern("CHG[0-9]+");

    assertThat(pattern.matches("CHG0042")).isTrue();
    assertThat(pattern.matches("CHG0042 and more")).isFalse();
    assertThat(pattern.matches("see CHG0042")).isFalse();
    assertThat(pattern.matches("")).isFalse();
    assertThat(pattern.matches("CHG0042\n")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+b", "(a|aa)+b", "(.*a){20}b", "(a*)*b", "(a|a)*b"})
  void givesUpOnATextThatWasMadeToKeepItBusy(String expression) {
    assertThat(new SafePattern(expression).matches("a".repeat(60) + "!")).isFalse();
    assertThat(new SafePattern(expression).matches("a".repeat(SafePattern.MAX_TEXT - 1) + "!"))
        .isFalse();
  }

  @Test
  void reachesTheEndOfTheLongestTextWithAnOrdinaryExpression() {
    String longest = "x".repeat(SafePattern.MAX_TEXT);

    assertThat(new SafePattern("x+").matches(longest)).isTrue();
    assertThat(new SafePattern(".*").matches(longest)).isTrue();
    assertThat(new SafePattern(".*").matches(longest + "x")).isFalse();
  }

  @Test
  void refusesWhatIsNoExpressionOrTooLong() {
    assertThatThrownBy(() -> new SafePattern("(")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SafePattern("")).hasMessageContaining("1 to 200");
    assertThatThrownBy(() -> new SafePattern("a".repeat(SafePattern.MAX_PATTERN + 1)))
        .hasMessageContaining("1 to 200");
  }
}
