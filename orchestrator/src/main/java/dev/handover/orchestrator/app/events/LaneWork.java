package dev.handover.orchestrator.app.events;

import dev.handover.orchestrator.domain.events.Courier;
import dev.handover.orchestrator.domain.events.Deliveries;
import dev.handover.orchestrator.domain.events.Event;
import dev.handover.orchestrator.domain.events.Lane;
import dev.handover.orchestrator.domain.events.Outbox;
import dev.handover.orchestrator.domain.events.Receipt;
import dev.handover.orchestrator.domain.events.RetrySchedule;
import dev.handover.orchestrator.domain.events.Standing;
import dev.handover.orchestrator.domain.events.Standings;
import dev.handover.orchestrator.domain.events.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Delivers what a lane holds, one event after another, until nothing is left or a try fails. */
@ApplicationScoped
class LaneWork {
  /** Longer than any try takes; after this another instance goes on. */
  static final Duration LAPSE = Duration.ofMinutes(1);

  /** Who disables a subscription when it was not a person. */
  static final String ITSELF = "handover";

  private static final int PAGE = 50;

  private final Outbox outbox;
  private final Progress progress;
  private final Courier courier;
  private final RetrySchedule schedule;
  private final InstantSource clock;

  @Inject
  LaneWork(
      Outbox outbox, Progress progress, Courier courier, EventConfig config, InstantSource clock) {
    this.outbox = outbox;
    this.progress = progress;
    this.courier = courier;
    this.schedule = new RetrySchedule(config.retries());
    this.clock = clock;
  }

  /** What is written down about delivering. */
  @ApplicationScoped
  static class Progress {
    private final Deliveries deliveries;
    private final Standings standings;

    @Inject
    Progress(Deliveries deliveries, Standings standings) {
      this.deliveries = deliveries;
      this.standings = standings;
    }

    Deliveries deliveries() {
      return deliveries;
    }

    Standings standings() {
      return standings;
    }
  }

  void deliver(Subscription subscription, Lane claimed) {
    Optional<Lane> lane = Optional.of(claimed);
    while (lane.isPresent()) {
      lane = next(subscription, lane.get());
    }
  }

  private Optional<Lane> next(Subscription subscription, Lane lane) {
    List<Event> events =
        outbox.after(lane.group(), lane.delivered(), PAGE).stream()
            .filter(event -> event.sequence() <= lane.last())
            .toList();
    if (events.isEmpty()) {
      progress.deliveries().rest(lane, clock.instant());
      return Optional.empty();
    }
    return events.stream()
        .filter(event -> lane.isForOne() || subscription.wants(event))
        .findFirst()
        .map(event -> bring(subscription, lane, event))
        .orElseGet(() -> advance(lane, events.getLast(), false));
  }

  private Optional<Lane> bring(Subscription subscription, Lane lane, Event event) {
    return switch (courier.bring(event, subscription)) {
      case Receipt.Taken taken -> advance(lane, event, true);
      case Receipt.Gone gone -> {
        failed(lane, "410: the receiver wants nothing any more", Duration.ZERO);
        disable(subscription, "the receiver answered 410 to event " + event.id());
        yield Optional.empty();
      }
      case Receipt.Refused refused -> {
        refused(subscription, lane, refused);
        yield Optional.empty();
      }
    };
  }

  private Optional<Lane> advance(Lane lane, Event event, boolean taken) {
    Instant now = clock.instant();
    return progress
        .deliveries()
        .advance(lane, event.sequence(), new Deliveries.Turn(now, now.plus(LAPSE), taken));
  }

  private void refused(Subscription subscription, Lane lane, Receipt.Refused refused) {
    int tried = lane.attempts() + 1;
    double chance = RandomGenerator.getDefault().nextDouble();
    Optional<Duration> pause = schedule.pause(tried, chance, refused.after());
    failed(lane, refused.error(), pause.orElse(Duration.ZERO));
    if (pause.isEmpty()) {
      disable(subscription, "%d tries in vain, the last: %s".formatted(tried, refused.error()));
    }
  }

  private void failed(Lane lane, String error, Duration pause) {
    Instant now = clock.instant();
    progress.deliveries().failed(lane, new Standing.Fault(now, error), now.plus(pause));
  }

  private void disable(Subscription subscription, String reason) {
    progress
        .standings()
        .disable(subscription.name(), new Standing.Change(clock.instant(), ITSELF, reason));
  }
}
