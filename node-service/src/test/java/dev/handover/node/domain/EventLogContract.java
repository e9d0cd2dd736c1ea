package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every event log promises to whoever writes to it. */
public abstract class EventLogContract {

  protected abstract EventLog log();

  @ParameterizedTest
  @EnumSource(EventReport.Kind.class)
  void takesEveryKindOfEvent(EventReport.Kind kind) {
    assertThat(log().report(new EventReport(kind, "group mail, epoch 7"))).isTrue();
  }

  @Test
  void takesTheLongestText() {
    assertThat(log().report(new EventReport(EventReport.Kind.LEASE_EXPIRED, "x".repeat(5000))))
        .isTrue();
  }

  @Test
  void takesTextOfAnyLanguage() {
    assertThat(
            log()
                .report(
                    new EventReport(EventReport.Kind.INSTALLED, "größer \u65e5\u672c \"%1\" \n")))
        .isTrue();
  }
}
