package dev.handover.orchestrator.app.events;

import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import dev.handover.orchestrator.domain.events.Deliveries;
import dev.handover.orchestrator.domain.events.Event;
import dev.handover.orchestrator.domain.events.Outbox;
import dev.handover.orchestrator.domain.events.Standing;
import dev.handover.orchestrator.domain.events.Standings;
import dev.handover.orchestrator.domain.events.Subscription;
import dev.handover.orchestrator.domain.events.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Shows how far subscriptions are, enables them, and has events delivered once more. */
@ApplicationScoped
public class SubscriptionService {
  private static final int MOST_LANES = 1000;

  private final Subscriptions subscriptions;
  private final Outbox outbox;
  private final LaneWork.Progress progress;
  private final InstantSource clock;

  SubscriptionService(
      Subscriptions subscriptions, Outbox outbox, LaneWork.Progress progress, InstantSource clock) {
    this.subscriptions = subscriptions;
    this.outbox = outbox;
    this.progress = progress;
    this.clock = clock;
  }

  /** A subscription and how far it is. */
  public record Report(Subscription subscription, Standing standing) {}

  /** What to deliver once more. */
  public sealed interface Wish {
    /** This event. */
    record One(UUID event) implements Wish {}

    /** This sequence and everything after it. */
    record SinceSequence(long sequence) implements Wish {}

    /** Everything since then. */
    record Since(Instant time) implements Wish {}
  }

  /** All of them, ordered by name. */
  public List<Report> all() {
    return subscriptions.all().stream().map(this::report).toList();
  }

  /**
   * One of them.
   *
   * @throws ProblemException when there is none of that name
   */
  public Report get(String name) {
    return report(existing(name));
  }

  /** Delivers again at once, without what piled up if `fromNow`. */
  public Report enable(String name, String actor, String reason, boolean fromNow) {
    Subscription subscription = existing(name);
    progress.standings().enable(name, new Standing.Change(clock.instant(), actor, reason), fromNow);
    return report(subscription);
  }

  /**
   * Delivers once more.
   *
   * @throws ProblemException when the event is not kept any more, or never was there
   */
  public Report redeliver(String name, Wish wish) {
    Subscription subscription = existing(name);
    Instant now = clock.instant();
    Standings standings = progress.standings();
    switch (wish) {
      case Wish.One one -> standings.again(name, event(one.event()), now);
      case Wish.SinceSequence since -> standings.rewind(name, since.sequence() - 1, now);
      case Wish.Since since -> standings.rewind(name, outbox.before(since.time()), now);
    }
    return report(subscription);
  }

  private Event event(UUID id) {
    return outbox
        .find(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        ProblemCode.EVENT_NOT_FOUND,
                        "There is no event %s.".formatted(id),
                        "List them with GET /v1/events; old ones are not kept.")));
  }

  private Report report(Subscription subscription) {
    deliveries().meet(subscription.name());
    return new Report(subscription, progress.standings().standing(subscription.name(), MOST_LANES));
  }

  private Deliveries deliveries() {
    return progress.deliveries();
  }

  private Subscription existing(String name) {
    Subscription subscription =
        subscriptions
            .find(name)
            .orElseThrow(
                () ->
                    new ProblemException(
                        new Problem(
                            ProblemCode.SUBSCRIPTION_NOT_FOUND,
                            "There is no subscription %s.".formatted(name),
                            "List them with GET /v1/subscriptions; reload the configuration"
                                + " after adding one to events.yaml.")));
    deliveries().meet(name);
    return subscription;
  }
}
