package dev.handover.orchestrator.app.events;

import dev.handover.orchestrator.domain.events.Event;
import dev.handover.orchestrator.domain.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Reads the outbox for whoever asks, as pages or as it grows. */
@ApplicationScoped
public class EventFeed {
  /** Other instances write too: only the database knows. */
  private static final Duration LOOKS = Duration.ofMillis(500);

  private final Outbox outbox;
  private final InstantSource clock;

  public EventFeed(Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Events after `sequence`, oldest first. */
  public List<Event> after(long sequence, int limit) {
    return outbox.after(sequence, limit);
  }

  /** The same, as soon as there are some; none when there are none after `atMost`. */
  public List<Event> await(long sequence, int limit, Duration atMost) throws InterruptedException {
    java.time.Instant end = clock.instant().plus(atMost);
    List<Event> events = outbox.after(sequence, limit);
    while (events.isEmpty() && clock.instant().isBefore(end)) {
      Thread.sleep(LOOKS);
      events = outbox.after(sequence, limit);
    }
    return events;
  }
}
