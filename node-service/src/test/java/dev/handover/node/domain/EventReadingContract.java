package dev.handover.node.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an event log promises to whoever reads it. */
public abstract class EventReadingContract extends EventLogContract {

  @Test
  void readsWhatWasReported() {
    // Given
    EventLog log = log();
    Optional<EventBookmark> before = log.read(Optional.empty(), 1).end();

    // When
    log.report(new EventReport(EventReport.Kind.LEASE_EXPIRED, "lease of mail expired"));

    // Then
    LoggedEvent event = ours(log.read(before, 500)).get(0);
    assertThat(event.source()).isEqualTo(EventLog.SOURCE);
    assertThat(event.channel()).isEqualTo("Application");
    assertThat(event.id()).isEqualTo(100);
    assertThat(event.level()).isEqualTo(EventLevel.WARNING);
    assertThat(event.text()).contains("lease of mail expired");
  }

  @Test
  void goesOnWhereAPageEnded() {
    // Given
    EventLog log = log();
    log.report(new EventReport(EventReport.Kind.INSTALLED, "first"));
    log.report(new EventReport(EventReport.Kind.INSTALLED, "second"));
    log.report(new EventReport(EventReport.Kind.INSTALLED, "third"));

    // When
    EventPage first = log.read(Optional.empty(), 2);
    log.report(new EventReport(EventReport.Kind.UPGRADED, "fourth"));
    EventPage second = log.read(first.end(), 2);
    EventPage third = log.read(second.end(), 2);

    // Then
    assertThat(first.events()).extracting(LoggedEvent::text).containsExactly("second", "third");
    assertThat(second.events()).extracting(LoggedEvent::text).containsExactly("fourth");
    assertThat(third.events()).isEmpty();
    assertThat(third.end()).isEqualTo(second.end());
  }

  private static List<LoggedEvent> ours(EventPage page) {
    return page.events().stream().filter(event -> event.source().equals(EventLog.SOURCE)).toList();
  }
}
