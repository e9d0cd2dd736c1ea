package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.EpochGate;
import dev.handover.directory.domain.LeaseLostException;
import dev.handover.directory.domain.Pin;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.RefusedException;
import dev.handover.directory.domain.Stop;
import dev.handover.directory.domain.TaskConduct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Walks a change set one way, batch by batch: forward in the order of the changes, back in the
 * reverse order. Each batch is a short act of the group's owner; a newer owner ends the walk when
 * the batches that were begun have ended, and so does another run that took the set over.
 */
@ApplicationScoped
public class Walk {

  private static final Stop SHUT_DOWN =
      new Stop("the service was shut down; ask again to continue", true);

  private final ChangeSetStore store;
  private final EpochGate gate;
  private final ChangeWriter writer;
  private final SafePoint safePoint;

  /** Walks through this store. */
  public Walk(ChangeSetStore store, EpochGate gate, ChangeWriter writer, SafePoint safePoint) {
    this.store = store;
    this.gate = gate;
    this.writer = writer;
    this.safePoint = safePoint;
  }

  /**
   * Writes down the intent, walks, and writes down how it ended. Why it stopped before its end is
   * on the set afterwards. Throws {@link RefusedException} when a newer owner came.
   */
  void walk(ChangeSetWork.Request request, HeldLease lease, BooleanSupplier closing) {
    Optional<Stop> stop =
        Optional.of(new Stop("stopped by a fault; the service's log has it", false));
    try {
      Optional<Pin> chosen = safePoint.choose(get(request.changeSet()));
      ChangeSet set = gate.act(request.fence(), () -> begin(request, lease, chosen));
      stop = all(SafePoint.walks(request, set), writer.way(set, request.desired(), lease), closing);
    } catch (DirectoryUnreachableException e) {
      stop = Optional.of(new Stop(String.valueOf(e.getMessage()), true));
    } catch (LeaseLostException e) {
      stop = Optional.of(new Stop("stood still for too long; ask again to continue", true));
      throw e;
    } catch (RefusedException e) {
      stop = Optional.of(new Stop(e.refusal().detail(), false));
      throw e;
    } finally {
      conclude(request, lease, stop);
    }
  }

  /** The undo file and the intent are on disk before the first write. */
  private ChangeSet begin(ChangeSetWork.Request request, HeldLease lease, Optional<Pin> chosen) {
    ChangeSet set = get(request.changeSet());
    safePoint.leave(lease.turn(), set, chosen);
    store.begin(lease.turn(), request.desired(), request.task());
    return get(set.id());
  }

  private Optional<Stop> all(
      List<ChangeSetWork.Request> walks, ChangeWriter.Way way, BooleanSupplier closing) {
    for (ChangeSetWork.Request walk : walks) {
      Optional<Stop> stop = stride(walk, way.towards(walk.desired()), closing);
      if (stop.isPresent()) {
        return stop;
      }
      safePoint.walked(way.turn(), get(walk.changeSet()), walk);
    }
    return Optional.empty();
  }

  /**
   * The next batch is read while the one before is being written. Changes that depend on others are
   * begun only when all those before have ended.
   */
  private Optional<Stop> stride(
      ChangeSetWork.Request request, ChangeWriter.Way way, BooleanSupplier closing) {
    try (SlidingWrites sliding = writer.sliding(way, work -> gate.act(request.fence(), work))) {
      List<RecordedChange> batch = writer.open(request, null);
      while (!batch.isEmpty()) {
        if (closing.getAsBoolean()) {
          return sliding.drain().or(() -> Optional.of(SHUT_DOWN));
        }
        Optional<Stop> stop =
            writer.conductOf(batch) == TaskConduct.IN_PARALLEL
                ? sliding.begin(batch)
                : inTurn(request, way, batch, sliding);
        if (stop.isPresent()) {
          return stop;
        }
        batch = writer.open(request, batch.getLast().change().sequence());
      }
      return sliding.drain();
    }
  }

  /** Changes that depend on each other, after all that were begun before. */
  private Optional<Stop> inTurn(
      ChangeSetWork.Request request,
      ChangeWriter.Way way,
      List<RecordedChange> batch,
      SlidingWrites sliding) {
    return sliding.drain().or(() -> gate.act(request.fence(), () -> writer.write(way, batch)));
  }

  private void conclude(ChangeSetWork.Request request, HeldLease lease, Optional<Stop> stop) {
    ChangeSetState state = get(request.changeSet()).stateTowards(request.desired());
    store.conclude(lease.turn(), state, stop.or(() -> writer.refused(request)).orElse(null));
  }

  private ChangeSet get(UUID id) {
    return store.find(id).orElseThrow(() -> new IllegalStateException("lost change set " + id));
  }
}
