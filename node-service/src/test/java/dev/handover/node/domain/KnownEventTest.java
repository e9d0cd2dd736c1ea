package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownEventTest {

  @Test
  void isKnownByNumberSourceAndTextTogether() {
    // Given
    KnownEvent known =
        new KnownEvent(
            List.of(4058L),
            List.of("MSExchangeIMC"),
            "0xC00203E5",
            KnownEvent.Verdict.PROBLEM,
            "means",
            "cure",
            "Q263029");

    // Then
    assertThat(known.explains(event("msexchangeimc", 4058, "code 0xc00203e5 here"))).isTrue();
    assertThat(known.explains(event("MSExchangeIMC", 4058, "another text"))).isFalse();
    assertThat(known.explains(event("MSExchangeIMC", 4059, "code 0xc00203e5"))).isFalse();
    assertThat(known.explains(event("Somebody", 4058, "code 0xc00203e5"))).isFalse();
  }

  @Test
  void mustSayByWhatItIsKnown() {
    assertThatThrownBy(
            () ->
                new KnownEvent(
                    List.of(),
                    List.of("MSExchangeIMC"),
                    null,
                    KnownEvent.Verdict.HARMLESS,
                    "everything of this source",
                    null,
                    null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LoggedEvent event(String source, long id, String text) {
    return new LoggedEvent("Application", source, id, EventLevel.ERROR, Instant.EPOCH, text);
  }
}
