package dev.handover.orchestrator.domain.trigger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What triggers were sent. Each alert or event is there once, however often it was sent. */
public interface Receipts {
  /**
   * Writes all of it down in one transaction, and answers with it as it is recorded now, in the
   * same order. What is there already counts one time more; what is not decided, or was given up,
   * may be decided until {@code decideBy} of this delivery.
   */
  List<Receipt> receive(Delivery delivery);

  /** Writes a decision down, unless there is one already. Answers with the one that holds. */
  Receipt decide(UUID id, Decision decision, Instant tryAgain);

  /** Settles what came under that identity, if it is undecided. */
  void settle(String trigger, String identity, Decision decision);

  /** What is to be tried again by now, the oldest first. */
  List<Receipt> due(Instant now, int most);

  /** Newest first. */
  Page page(String trigger, Optional<UUID> olderThan, int limit);

  /** Forgets what was decided and was last sent before that time. Answers how many. */
  int forget(Instant before);

  /**
   * What came at once.
   *
   * @param tryAgain when somebody else looks at what nobody has decided by then
   */
  record Delivery(
      String trigger, List<Arrival> arrivals, Instant at, Instant decideBy, Instant tryAgain) {
    public Delivery {
      arrivals = List.copyOf(arrivals);
    }
  }

  /** One of it, with the id that it gets if it is new. */
  record Arrival(UUID id, Signal signal) {}

  /** `next` continues the list and is empty on the last page. */
  record Page(List<Receipt> items, Optional<UUID> next) {
    public Page {
      items = List.copyOf(items);
    }
  }
}
