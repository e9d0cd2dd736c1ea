package dev.handover.orchestrator.app.events;

import dev.handover.orchestrator.domain.events.Deliveries;
import dev.handover.orchestrator.domain.events.EventWatch;
import dev.handover.orchestrator.domain.events.Lane;
import dev.handover.orchestrator.domain.events.Outbox;
import dev.handover.orchestrator.domain.events.Subscription;
import dev.handover.orchestrator.domain.events.Subscriptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Claims lanes that are due and has them worked on, each on a thread of its own: a slow receiver
 * delays nobody but itself.
 */
@ApplicationScoped
public class EventDelivery implements EventWatch {
  private static final Logger LOG = Logger.getLogger(EventDelivery.class);

  /** Lanes of one subscription at the same time, for each instance. */
  private static final int AT_ONCE = 8;

  private static final Duration TIDYING = Duration.ofMinutes(10);

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final LaneWork work;
  private final Tidying tidying;
  private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  EventDelivery(
      Subscriptions subscriptions, Deliveries deliveries, LaneWork work, Tidying tidying) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.work = work;
    this.tidying = tidying;
  }

  /** Keeps the outbox within its limits. */
  @ApplicationScoped
  static class Tidying {
    private final Outbox outbox;
    private final EventConfig config;
    private final InstantSource clock;
    private volatile Instant next = Instant.MIN;

    Tidying(Outbox outbox, EventConfig config, InstantSource clock) {
      this.outbox = outbox;
      this.config = config;
      this.clock = clock;
    }

    Instant now() {
      return clock.instant();
    }

    void whenItIsTime() {
      Instant now = now();
      if (now.isBefore(next)) {
        return;
      }
      next = now.plus(TIDYING);
      int forgotten = outbox.forget(now.minus(config.keep()), config.most());
      if (forgotten > 0) {
        LOG.infof("events forgotten, count=%d", forgotten);
      }
    }
  }

  @Override
  public void deliverDue() {
    tidying.whenItIsTime();
    subscriptions.all().forEach(this::deliverDue);
  }

  private void deliverDue(Subscription subscription) {
    String name = subscription.name();
    deliveries.meet(name);
    Semaphore free = places.computeIfAbsent(name, any -> new Semaphore(AT_ONCE));
    int limit = free.availablePermits();
    if (limit == 0) {
      return;
    }
    Instant now = tidying.now();
    for (Lane lane : deliveries.claim(name, now, now.plus(LaneWork.LAPSE), limit)) {
      free.acquireUninterruptibly();
      threads.execute(() -> deliver(subscription, lane, free));
    }
  }

  private void deliver(Subscription subscription, Lane lane, Semaphore place) {
    try {
      work.deliver(subscription, lane);
    } catch (RuntimeException e) {
      // The claim lapses, and somebody tries again.
      LOG.errorf(e, "events cannot be delivered, subscription=%s", subscription.name());
    } finally {
      place.release();
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
