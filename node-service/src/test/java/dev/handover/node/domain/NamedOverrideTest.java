package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedOverrideTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "\u00a0", "\u2007", "\u200b", "\u00a0\u200b ", "...", "-"})
  void refusesAReasonInWhichThereIsNothingToRead(String reason) {
    assertThatThrownBy(() -> new NamedOverride(OverrideName.PREEMPT_RESERVATION, reason))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void takesAReasonInAnyScript() {
    assertThat(new NamedOverride(OverrideName.PREEMPT_RESERVATION, "電源断").reason())
        .isEqualTo("電源断");
  }
}
