package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.RequestKey;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Where previews are written to, and what becomes of those that were never completed. */
@ApplicationScoped
public class PreviewWriters {

  private static final Logger LOG = Logger.getLogger(PreviewWriters.class);
  private static final int AT_ONCE = 100;

  private final PreviewWriter.Target target;
  private final ChangeSetStore store;
  private final LdifExport ldif;
  private final InstantSource clock;

  /** Writes there. */
  PreviewWriters(PreviewWriter.Target target, InstantSource clock) {
    this.target = target;
    this.store = target.store();
    this.ldif = target.ldif();
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    removeUnfinished();
  }

  /** Removes the sets whose computation died with its process; nobody has seen them complete. */
  void removeUnfinished() {
    Instant now = clock.instant();
    List<ChangeSet> left = store.leftInTheMaking(now, AT_ONCE);
    while (!left.isEmpty()) {
      left.forEach(set -> remove(set, now));
      left = store.leftInTheMaking(now, AT_ONCE);
    }
  }

  private boolean remove(ChangeSet set, Instant now) {
    boolean removed = store.abandon(set.id(), now);
    if (removed) {
      ldif.discard(set);
      LOG.infof("removed a preview that was never completed: changeSetId=%s", set.id());
    }
    return removed;
  }

  /** Whether a set is still being computed; one whose computation died is removed. */
  Progress progressOf(UUID id) {
    ChangeSet set = store.find(id).orElse(null);
    if (set == null) {
      return Progress.GONE;
    }
    if (set.state() != ChangeSetState.PREVIEWING) {
      return Progress.COMPLETE;
    }
    return remove(set, clock.instant()) ? Progress.GONE : Progress.UNDER_WAY;
  }

  /** How far the computation of a set has come. */
  enum Progress {
    COMPLETE,
    UNDER_WAY,
    GONE
  }

  /** Begins to write a set. */
  PreviewWriter open(ChangeSet set, RequestKey key) {
    return PreviewWriter.begin(target, set, key);
  }
}
