package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.ChangeSetStore;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.EpochGate;
import dev.handover.directory.domain.RecordedChange;
import dev.handover.directory.domain.RefusedException;
import dev.handover.directory.domain.Stop;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks a change set one way, batch by batch: forward in the order of the changes, back in the
 * reverse order. Each batch is a short act of the group's owner; a newer owner ends the walk.
 */
@ApplicationScoped
public class Walk {

  private final ChangeSetStore store;
  private final EpochGate gate;
  private final ChangeWriter writer;
  private final LdifExport ldif;

  /** Walks through this store. */
  public Walk(ChangeSetStore store, EpochGate gate, ChangeWriter writer, LdifExport ldif) {
    this.store = store;
    this.gate = gate;
    this.writer = writer;
    this.ldif = ldif;
  }

  /** One batch done: where it ended, and why the walk stops, if it does. */
  private record Stride(@Nullable Integer last, boolean more, Optional<Stop> stop) {}

  /**
   * Writes down the intent, walks, and writes down how it ended. Why it stopped before its end is
   * on the set afterwards. Throws {@link RefusedException} when a newer owner came.
   */
  void walk(ChangeSetWork.Request request, BooleanSupplier closing) {
    Optional<Stop> stop =
        Optional.of(new Stop("stopped by a fault; the service's log has it", false));
    try {
      ChangeSet set = gate.act(request.fence(), () -> begin(request));
      stop = stride(request, writer.way(set, request.desired()), closing);
    } catch (DirectoryUnreachableException e) {
      stop = Optional.of(new Stop(String.valueOf(e.getMessage()), true));
    } catch (RefusedException e) {
      stop = Optional.of(new Stop(e.refusal().detail(), false));
      throw e;
    } finally {
      conclude(request, stop);
    }
  }

  /** The undo file and the intent are on disk before the first write. */
  private ChangeSet begin(ChangeSetWork.Request request) {
    ChangeSet set = get(request.changeSet());
    ldif.ensureWritten(set);
    store.begin(set.id(), request.desired(), request.task());
    return set;
  }

  private Optional<Stop> stride(
      ChangeSetWork.Request request, ChangeWriter.Way way, BooleanSupplier closing) {
    Stride stride = new Stride(null, true, Optional.empty());
    while (stride.more() && stride.stop().isEmpty()) {
      if (closing.getAsBoolean()) {
        return Optional.of(new Stop("the service was shut down; ask again to continue", true));
      }
      Integer after = stride.last();
      stride = gate.act(request.fence(), () -> next(request, way, after));
    }
    return stride.stop();
  }

  private Stride next(
      ChangeSetWork.Request request, ChangeWriter.Way way, @Nullable Integer after) {
    List<RecordedChange> batch = writer.open(request, after);
    if (batch.isEmpty()) {
      return new Stride(after, false, Optional.empty());
    }
    Optional<Stop> stop = writer.write(way, batch);
    return new Stride(batch.getLast().change().sequence(), true, stop);
  }

  private void conclude(ChangeSetWork.Request request, Optional<Stop> stop) {
    ChangeSetState state = get(request.changeSet()).stateTowards(request.desired());
    store.conclude(request.changeSet(), state, stop.or(() -> writer.refused(request)).orElse(null));
  }

  private ChangeSet get(UUID id) {
    return store.find(id).orElseThrow(() -> new IllegalStateException("lost change set " + id));
  }
}
