package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetDraft;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.ChangeSink;
import dev.handover.directory.domain.ContentHash;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.Finding;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.RunLease;
import dev.handover.directory.domain.Turn;
import dev.handover.directory.domain.UndoFileDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes changes to the store and to the undo file while they are being computed, batch by batch: a
 * batch is written while the next one is read from the directory, and no more than these two are in
 * memory.
 */
final class PreviewWriter implements ChangeSink, AutoCloseable {

  private static final int BATCH = 500;

  private final Target target;
  private final ChangeSet set;
  private final Turn turn;
  private final ChangeSetDraft rows;
  private final UndoFileDraft undo;
  private final ContentHash.OfChanges hash = new ContentHash.OfChanges();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
  private List<EntryChange> batch = new ArrayList<>(BATCH);
  private Future<?> underway = CompletableFuture.completedFuture(true);
  private boolean complete;

  /** Where the changes go. */
  record Target(ChangeSetStore store, LdifExport ldif, Leases leases, Progresses progresses) {}

  /** Where the changes of this set are while it is in the making, and by what right. */
  private record Draft(RunLease lease, ChangeSetDraft rows, UndoFileDraft undo) {}

  private PreviewWriter(Target target, ChangeSet set, Draft draft) {
    this.target = target;
    this.set = set;
    this.turn = draft.lease().turn();
    this.rows = draft.rows();
    this.undo = draft.undo();
  }

  static PreviewWriter begin(Target target, ChangeSet set, RequestKey key) {
    RunLease lease = target.leases().forPreview(set.id());
    try {
      ChangeSetDraft rows = target.store().draft(set, key, lease);
      return new PreviewWriter(target, set, new Draft(lease, rows, undo(target, set, rows)));
    } catch (RuntimeException e) {
      target.leases().release(lease.turn());
      throw e;
    }
  }

  private static UndoFileDraft undo(Target target, ChangeSet set, ChangeSetDraft rows) {
    try {
      return target.ldif().draft(set);
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  @Override
  public void add(EntryChange change) {
    batch.add(change);
    if (batch.size() == BATCH) {
      handOver();
    }
  }

  private void handOver() {
    List<EntryChange> full = batch;
    batch = new ArrayList<>(BATCH);
    BoundedParallel.result(underway);
    underway = thread.submit(() -> write(full));
  }

  private void write(List<EntryChange> full) {
    full.forEach(hash::add);
    rows.add(full);
    undo.prepend(LdifExport.reverse(full));
    target.progresses().count(set.id(), full.size());
  }

  /** Makes the set what it is from now on: it can be applied when this returns. */
  void complete(List<Finding> findings) {
    handOver();
    BoundedParallel.result(underway);
    ChangeSet computed = set.previewed(hash.text(), findings, null);
    if (computed.state() == ChangeSetState.PREVIEWED) {
      String file = undo.complete(LdifExport.reverseHeader(set));
      computed = set.previewed(computed.contentHash(), findings, file);
    }
    // From here on nobody looks for what is left beside the file.
    undo.close();
    rows.complete(computed);
    complete = true;
  }

  /** Leaves nothing of a set that was not completed. */
  @Override
  public void close() {
    thread.close();
    undo.close();
    if (!complete) {
      target.ldif().discard(set);
    }
    rows.close();
    target.leases().release(turn);
  }
}
