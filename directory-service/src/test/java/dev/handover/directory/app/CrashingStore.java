package dev.handover.directory.app;

import dev.handover.directory.domain.AnsweredRequest;
import dev.handover.directory.domain.ChangeQuery;
import dev.handover.directory.domain.ChangeResult;
import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetDraft;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.EntryChange;
import dev.handover.directory.domain.GroupName;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.RequestKey;
import dev.handover.directory.domain.RunLease;
import dev.handover.directory.domain.Stop;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store whose process may die before and after each write. */
final class CrashingStore implements ChangeSetStore {

  private final ChangeSetStore store;
  private final PowerCut cut;

  CrashingStore(ChangeSetStore store, PowerCut cut) {
    this.store = store;
    this.cut = cut;
  }

  private void write(Runnable write) {
    cut.mayStrike();
    write.run();
    cut.mayStrike();
  }

  @Override
  public ChangeSetDraft draft(ChangeSet set, RequestKey key, RunLease lease) {
    cut.mayStrike();
    ChangeSetDraft draft = store.draft(set, key, lease);
    cut.mayStrike();
    return new CrashingDraft(draft);
  }

  /** A draft that a dead process leaves as it is. */
  private final class CrashingDraft implements ChangeSetDraft {

    private final ChangeSetDraft draft;

    CrashingDraft(ChangeSetDraft draft) {
      this.draft = draft;
    }

    @Override
    public void add(List<EntryChange> batch) {
      write(() -> draft.add(batch));
    }

    @Override
    public void complete(ChangeSet set) {
      write(() -> draft.complete(set));
    }

    @Override
    public void close() {
      if (!cut.hasStruck()) {
        draft.close();
      }
    }
  }

  @Override
  public List<ChangeSet> leftInTheMaking(Instant now, int limit) {
    return store.leftInTheMaking(now, limit);
  }

  @Override
  public boolean abandon(UUID id, Instant now) {
    cut.mayStrike();
    boolean abandoned = store.abandon(id, now);
    cut.mayStrike();
    return abandoned;
  }

  @Override
  public void begin(Turn turn, Direction direction, @Nullable TaskName only) {
    write(() -> store.begin(turn, direction, only));
  }

  @Override
  public void record(Turn turn, List<ChangeResult> results) {
    write(() -> store.record(turn, results));
  }

  @Override
  public void conclude(Turn turn, ChangeSetState state, @Nullable Stop stop) {
    write(() -> store.conclude(turn, state, stop));
  }

  @Override
  public void forgetAnswers(Instant before) {
    write(() -> store.forgetAnswers(before));
  }

  @Override
  public List<ChangeSet> endedBefore(Instant before, int limit) {
    return store.endedBefore(before, limit);
  }

  @Override
  public void forget(UUID id, Instant before) {
    write(() -> store.forget(id, before));
  }

  @Override
  public Optional<ChangeSet> find(UUID id) {
    return store.find(id);
  }

  @Override
  public List<ChangeSet> list(@Nullable GroupName group, @Nullable UUID before, int limit) {
    return store.list(group, before, limit);
  }

  @Override
  public List<RecordedChange> changes(ChangeQuery query) {
    return store.changes(query);
  }

  @Override
  public Optional<AnsweredRequest> answerTo(RequestKey key, Instant since) {
    return store.answerTo(key, since);
  }
}
