package dev.handover.node.app;

import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.SourceLease;
import dev.handover.node.domain.Waiting;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the leases once a second, the first time right after the start, and lets go of what is
 * over; each group on a thread of its own, so that a service that hangs does not keep another group
 * here.
 */
@ApplicationScoped
public class LeaseWatch {
  private static final Logger LOG = Logger.getLogger(LeaseWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** How long a group that could not be let go of is left alone. */
  private static final Duration REST = Duration.ofSeconds(10);

  /** After the rules for a start: a start that is refused touches nothing. */
  private static final int AFTER_THE_RULES = 3000;

  private final LeaseKeeper keeper;
  private final LettingGo lettingGo;
  private final Waiting waiting;
  private final Set<GroupName> busy = ConcurrentHashMap.newKeySet();
  private @Nullable Thread watch;

  public LeaseWatch(LeaseKeeper keeper, LettingGo lettingGo, Waiting waiting) {
    this.keeper = keeper;
    this.lettingGo = lettingGo;
    this.waiting = waiting;
  }

  void start(@Observes @Priority(AFTER_THE_RULES) StartupEvent event) {
    Thread thread = daemon("lease-watch", this::watch);
    watch = thread;
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    Thread thread = watch;
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void watch() {
    do {
      try {
        keeper.due().stream().filter(lease -> busy.add(group(lease))).forEach(this::begin);
      } catch (RuntimeException e) {
        LOG.error("the leases could not be looked at", e);
      }
    } while (waiting.pause(LOOK));
  }

  private void begin(SourceLease lease) {
    daemon("lease-" + group(lease), () -> letGo(lease)).start();
  }

  private void letGo(SourceLease lease) {
    try {
      lettingGo.letGo(lease);
      waiting.pause(REST);
    } catch (RuntimeException e) {
      LOG.errorf(e, "group could not be let go of, trying again: group=%s", group(lease));
      waiting.pause(REST);
    } finally {
      busy.remove(group(lease));
    }
  }

  private static GroupName group(SourceLease lease) {
    return lease.fence().group();
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
