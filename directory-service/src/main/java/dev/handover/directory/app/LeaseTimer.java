package dev.handover.directory.app;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Renews this instance's leases while it lives. */
@ApplicationScoped
class LeaseTimer {

  private static final Logger LOG = Logger.getLogger(LeaseTimer.class);
  private static final int RENEWALS_A_LEASE = 3;

  private final Leases leases;
  private final LeaseConfig config;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  LeaseTimer(Leases leases, LeaseConfig config) {
    this.leases = leases;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    long period = config.duration().dividedBy(RENEWALS_A_LEASE).toMillis();
    // Its outcome is in the log: nobody waits for it.
    ScheduledFuture<?> unused =
        timer.scheduleAtFixedRate(this::renewAndTell, period, period, TimeUnit.MILLISECONDS);
  }

  /** The store may be away for a moment; the next time comes before the lease runs out. */
  private void renewAndTell() {
    try {
      leases.renewAll();
    } catch (RuntimeException e) {
      LOG.warnf("leases could not be renewed: %s", e.getMessage());
    }
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
  }
}
