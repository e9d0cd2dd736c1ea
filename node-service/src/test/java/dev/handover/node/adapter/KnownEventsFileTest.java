package dev.handover.node.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.EventLevel;
import dev.handover.node.domain.KnownEvent;
import dev.handover.node.domain.LoggedEvent;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The events of domain.md section 7 and of the articles are explained as the articles do. */
class KnownEventsFileTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MSExchangeIMC | 4058 | The name resolver cannot be initialized. | PROBLEM | Q194128",
        "MSExchangeIMC | 4067 | The TCP/IP domain name was not found. | PROBLEM | Q194128",
        "MSExchangeIMC | 4058 | Overlapped I/O operation is in progress (0xC00203E5) | PROBLEM | Q263029",
        "Setup | 1 | failed with 0xc00203e5 | PROBLEM | Q263029",
        "MSExchangeSA | 9186 | a discrepancy in the published security data was found | HARMLESS | configuration guide, Notes",
        "Perflib | 1008 | The open procedure in DLL \"X:\\exchsrv\\perf.dll\" failed | HARMLESS | configuration guide, Notes",
      })
  void explains(String source, long id, String text, KnownEvent.Verdict verdict, String reference) {
    KnownEvent known = explanation(source, id, text).orElseThrow();
    assertThat(known.verdict()).isEqualTo(verdict);
    assertThat(known.reference()).isEqualTo(reference);
    assertThat(known.cure() != null)
        .as("a problem has a cure")
        .isEqualTo(verdict == KnownEvent.Verdict.PROBLEM);
  }

  @Test
  void doesNotExplainWhatItDoesNotKnow() {
    assertThat(explanation("Service Control Manager", 4058, "something else")).isEmpty();
  }

  private static Optional<KnownEvent> explanation(String source, long id, String text) {
    return KnownEventsFile.read()
        .explain(new LoggedEvent("Application", source, id, EventLevel.ERROR, Instant.EPOCH, text));
  }
}
