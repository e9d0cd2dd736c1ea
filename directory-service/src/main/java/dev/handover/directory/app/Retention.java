package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.UndoFiles;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Forgets change sets that ended long ago, with their undo files: at the start and once a day. What
 * was begun and has not ended is kept, however old it is.
 */
@ApplicationScoped
public class Retention {

  private static final Logger LOG = Logger.getLogger(Retention.class);
  private static final int AT_ONCE = 100;

  private final ChangeSetStore store;
  private final UndoFiles files;
  private final InstantSource clock;
  private final RetentionConfig config;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  /** Forgets what this store and these files hold. */
  public Retention(
      ChangeSetStore store, UndoFiles files, InstantSource clock, RetentionConfig config) {
    this.store = store;
    this.files = files;
    this.clock = clock;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    // Its outcome is in the log: nobody waits for it.
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(this::sweepAndTell, 0, 1, TimeUnit.DAYS);
  }

  /** A day's failure must not end all days' work. */
  private void sweepAndTell() {
    try {
      int forgotten = sweep();
      if (forgotten > 0) {
        LOG.infof("forgot old change sets: count=%d keepDays=%d", forgotten, config.keepDays());
      }
    } catch (RuntimeException e) {
      LOG.error("old change sets could not be forgotten; this is tried again tomorrow", e);
    }
  }

  /** Forgets what is too old now, and tells how many sets that were. */
  int sweep() {
    if (config.keepDays() == 0) {
      return 0;
    }
    Instant before = clock.instant().minus(Duration.ofDays(config.keepDays()));
    int forgotten = 0;
    List<ChangeSet> old = store.endedBefore(before, AT_ONCE);
    while (!old.isEmpty()) {
      old.forEach(set -> forget(set, before));
      forgotten += old.size();
      old = store.endedBefore(before, AT_ONCE);
    }
    files.writtenBefore(before).forEach(this::deleteOrphan);
    return forgotten;
  }

  /** The set goes first: while it is there, somebody may be about to apply it. */
  private void forget(ChangeSet set, Instant before) {
    store.forget(set.id(), before);
    String file = set.reverseLdifFile();
    if (file != null && store.find(set.id()).isEmpty()) {
      files.delete(file);
      files.delete(NsupdateExport.besideLdif(file));
    }
  }

  /** What another instance has forgotten, or this one before a crash. */
  private void deleteOrphan(String file) {
    LdifExport.changeSetOf(file)
        .filter(changeSet -> store.find(changeSet).isEmpty())
        .ifPresent(changeSet -> files.delete(file));
  }

  @PreDestroy
  void close() {
    timer.close();
  }
}
