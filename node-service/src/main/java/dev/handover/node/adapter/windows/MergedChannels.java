package dev.handover.node.adapter.windows;

import dev.handover.node.domain.EventBookmark;
import dev.handover.node.domain.EventBookmark.Position;
import dev.handover.node.domain.EventPage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Joins channels into one page by the time of their records. Every channel keeps a position of its
 * own, so that a page goes on in each where it ended, however their clocks are interleaved.
 */
final class MergedChannels {
  private final List<Deque<EventRecord>> channels = new ArrayList<>();
  private final Map<String, Long> positions = new LinkedHashMap<>();

  /** Starts where a former page ended. */
  MergedChannels(Optional<EventBookmark> after) {
    after.ifPresent(
        bookmark ->
            bookmark
                .positions()
                .forEach(position -> positions.put(position.channel(), position.record())));
  }

  /** Up to where a channel was read. */
  OptionalLong position(String channel) {
    Long record = positions.get(channel);
    return record == null ? OptionalLong.empty() : OptionalLong.of(record);
  }

  /** Records of one channel, oldest first. */
  void add(List<EventRecord> channel) {
    channels.add(new ArrayDeque<>(channel));
  }

  /** The oldest ones; what does not fit is left to the next page. */
  EventPage oldest(int limit) {
    List<EventRecord> records = inOrder();
    return page(records.subList(0, Math.min(limit, records.size())));
  }

  /** The newest ones; what does not fit is not shown again. */
  EventPage newest(int limit) {
    List<EventRecord> records = inOrder();
    int from = Math.max(0, records.size() - limit);
    records.subList(0, from).forEach(this::advance);
    return page(records.subList(from, records.size()));
  }

  /**
   * Always the earlier of the next ones: the records of one channel stay in their order, even where
   * the machine's clock was set back, because a position would skip those that lie behind.
   */
  private List<EventRecord> inOrder() {
    List<EventRecord> records = new ArrayList<>();
    Optional<Deque<EventRecord>> next = earliest();
    while (next.isPresent()) {
      records.add(next.get().remove());
      next = earliest();
    }
    return records;
  }

  private Optional<Deque<EventRecord>> earliest() {
    return channels.stream()
        .filter(channel -> !channel.isEmpty())
        .min(Comparator.comparing(channel -> channel.element().event().at()));
  }

  private EventPage page(List<EventRecord> shown) {
    shown.forEach(this::advance);
    List<Position> ends =
        positions.entrySet().stream()
            .map(entry -> new Position(entry.getKey(), entry.getValue()))
            .toList();
    return new EventPage(
        shown.stream().map(EventRecord::event).toList(),
        ends.isEmpty() ? Optional.empty() : Optional.of(new EventBookmark(ends)));
  }

  private void advance(EventRecord record) {
    positions.merge(record.event().channel(), record.number(), Math::max);
  }
}
