package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.GroupName;
import dev.handover.directory.domain.Progress;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.Refusal;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of change sets. */
@ApplicationScoped
public class ChangeSets {

  private final ChangeSetStore store;
  private final LdifExport ldif;
  private final Progresses progresses;

  /** Change sets of this store. */
  public ChangeSets(ChangeSetStore store, LdifExport ldif, Progresses progresses) {
    this.store = store;
    this.ldif = ldif;
    this.progresses = progresses;
  }

  /** The set; refuses an id that is not known. */
  public ChangeSet get(UUID id) {
    return store
        .find(id)
        .orElseThrow(
            () ->
                new RefusedException(
                    new Refusal(
                        RefusalCode.NOT_FOUND,
                        "There is no change set " + id + ".",
                        "GET /v1/change-sets lists all of them.")));
  }

  /** How far the work on a set has come. */
  public Progress progress(ChangeSet set) {
    return progresses.of(set);
  }

  /** Sets, newest first, older than the given one; see {@link ChangeSetStore#list}. */
  public List<ChangeSet> list(@Nullable GroupName group, @Nullable UUID before, int limit) {
    return store.list(group, before, limit);
  }

  /** Changes of a set; refuses a set that is not known. */
  public List<RecordedChange> changes(ChangeQuery query) {
    get(query.changeSet());
    return store.changes(query);
  }

  /** The changes of a set as LDIF, part by part; refuses a set that is not known. */
  public Stream<String> ldif(UUID id, LdifDirection direction) {
    ChangeSet set = get(id);
    return switch (direction) {
      case FORWARD -> ldif.forward(set);
      case REVERSE -> ldif.reverse(set);
    };
  }
}
