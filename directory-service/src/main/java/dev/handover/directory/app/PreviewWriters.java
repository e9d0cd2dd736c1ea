package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.RequestKey;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** Where previews are written to, and what becomes of those that were never completed. */
@ApplicationScoped
public class PreviewWriters {

  private static final Logger LOG = Logger.getLogger(PreviewWriters.class);
  private static final int AT_ONCE = 100;

  private final ChangeSetStore store;
  private final LdifExport ldif;
  private final InstantSource clock;

  /** Writes to this store and to undo files. */
  public PreviewWriters(ChangeSetStore store, LdifExport ldif, InstantSource clock) {
    this.store = store;
    this.ldif = ldif;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    removeUnfinished();
  }

  /** Removes the sets whose computation died with its process; nobody has seen them complete. */
  void removeUnfinished() {
    Instant before = clock.instant();
    List<ChangeSet> left = store.inTheMaking(before, AT_ONCE);
    while (!left.isEmpty()) {
      for (ChangeSet set : left) {
        ldif.discard(set);
        store.abandon(set.id());
        LOG.infof("removed a preview that was never completed: changeSetId=%s", set.id());
      }
      left = store.inTheMaking(before, AT_ONCE);
    }
  }

  /** Begins to write a set. */
  PreviewWriter open(ChangeSet set, RequestKey key) {
    return PreviewWriter.begin(new PreviewWriter.Target(store, ldif), set, key);
  }
}
