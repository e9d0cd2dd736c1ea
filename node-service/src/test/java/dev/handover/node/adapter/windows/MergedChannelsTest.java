package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.domain.EventBookmark;
import dev.handover.node.domain.EventLevel;
import dev.handover.node.domain.EventPage;
import dev.handover.node.domain.LoggedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two channels as one page: nothing is shown twice and nothing is skipped. */
class MergedChannelsTest {
  private static final String APPLICATION = "Application";
  private static final String SYSTEM = "System";

  @Test
  void showsTheNewestOfBothInTheOrderOfTheirTimes() {
    // Given
    MergedChannels merged = new MergedChannels(Optional.empty());
    merged.add(List.of(record(APPLICATION, 7, 10), record(APPLICATION, 8, 40)));
    merged.add(List.of(record(SYSTEM, 70, 20), record(SYSTEM, 71, 30)));

    // When
    EventPage page = merged.newest(3);

    // Then
    assertThat(page.events()).extracting(LoggedEvent::id).containsExactly(70L, 71L, 8L);
    assertThat(page.end()).map(EventBookmark::toString).hasValue("Application:8,System:71");
  }

  @Test
  void remembersAChannelOfWhichNothingFitted() {
    // Given
    MergedChannels merged = new MergedChannels(Optional.empty());
    merged.add(List.of(record(APPLICATION, 7, 10)));
    merged.add(List.of(record(SYSTEM, 70, 20)));

    // When
    EventPage page = merged.newest(1);

    // Then
    assertThat(page.end()).map(EventBookmark::toString).hasValue("Application:7,System:70");
  }

  @Test
  void leavesWhatDoesNotFitToTheNextPage() {
    // Given
    EventBookmark after = EventBookmark.parse("Application:6,System:69");
    MergedChannels merged = new MergedChannels(Optional.of(after));
    merged.add(List.of(record(APPLICATION, 7, 10), record(APPLICATION, 8, 40)));
    merged.add(List.of(record(SYSTEM, 70, 20)));

    // When
    EventPage page = merged.oldest(2);

    // Then
    assertThat(page.events()).extracting(LoggedEvent::id).containsExactly(7L, 70L);
    assertThat(page.end()).map(EventBookmark::toString).hasValue("Application:7,System:70");
  }

  @Test
  void skipsNothingWhenTheClockWasSetBack() {
    // Given
    MergedChannels merged = new MergedChannels(Optional.of(EventBookmark.parse("Application:6")));
    merged.add(List.of(record(APPLICATION, 7, 90), record(APPLICATION, 8, 10)));

    // When
    EventPage page = merged.oldest(1);

    // Then
    assertThat(page.end()).map(EventBookmark::toString).hasValue("Application:7");
  }

  @Test
  void staysWhereItIsWhenThereIsNothingNew() {
    // Given
    Optional<EventBookmark> after = Optional.of(EventBookmark.parse("Application:6,System:69"));

    // When
    EventPage page = new MergedChannels(after).oldest(10);

    // Then
    assertThat(page.events()).isEmpty();
    assertThat(page.end()).isEqualTo(after);
  }

  /** A record whose event has the record's number, so that it can be told from others. */
  private static EventRecord record(String channel, long number, long second) {
    return new EventRecord(
        number,
        new LoggedEvent(
            channel, "x", number, EventLevel.INFORMATION, Instant.ofEpochSecond(second), ""));
  }
}
