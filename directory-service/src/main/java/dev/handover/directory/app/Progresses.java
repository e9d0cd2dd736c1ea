package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.Pace;
import dev.handover.directory.domain.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fast change sets go on. Only known where the work is done: another instance tells how far it
 * has come, and not when it ends.
 */
@ApplicationScoped
public class Progresses {

  private final InstantSource clock;
  private final Map<UUID, Pace> paces = new ConcurrentHashMap<>();

  /** Progress by this clock. */
  public Progresses(InstantSource clock) {
    this.clock = clock;
  }

  /** So many more changes of the set are computed, or brought where they should be. */
  void count(UUID changeSet, int changes) {
    Instant now = clock.instant();
    paces.computeIfAbsent(changeSet, id -> new Pace()).add(now, changes);
    paces.values().removeIf(pace -> pace.isIdle(now));
  }

  /** How far the set has come. */
  Progress of(ChangeSet set) {
    Instant now = clock.instant();
    Pace pace = paces.get(set.id());
    return Progress.of(set, pace == null ? 0 : pace.perSecond(now), now);
  }
}
