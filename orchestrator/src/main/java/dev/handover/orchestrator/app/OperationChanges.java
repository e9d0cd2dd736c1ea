package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Wakes whoever waits for a journal to grow, and hands them the operation as it was written: with
 * many who wait, each reading it anew at each fact would cost more than the operations. Knows only
 * of this instance's own appends, so a wait is never longer than a second: another instance may
 * have written.
 */
@ApplicationScoped
public class OperationChanges {
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Map<UUID, Board> boards = new ConcurrentHashMap<>();

  /** The operation has grown to this. */
  void happened(Operation operation) {
    Board board = boards.get(operation.id());
    if (board != null) {
      board.put(operation);
    }
  }

  /**
   * Begins to watch an operation; to be closed. What was written before may be missed: look once
   * after this.
   */
  Watch watch(UUID operation) {
    Board board =
        boards.compute(operation, (id, known) -> (known == null ? new Board() : known).joined());
    return new Watch(operation, board);
  }

  /** One who waits. */
  final class Watch implements AutoCloseable {
    private final UUID operation;
    private final Board board;

    private Watch(UUID operation, Board board) {
      this.operation = operation;
      this.board = board;
    }

    /** The operation once it has grown past a version; empty when that has to be looked for. */
    Optional<Operation> awaitAfter(long version, Duration atMost) throws InterruptedException {
      return board.awaitAfter(version, atMost.compareTo(LONGEST) < 0 ? atMost : LONGEST);
    }

    @Override
    public void close() {
      boards.computeIfPresent(operation, (id, known) -> known.left() ? null : known);
    }
  }

  /** What those who watch one operation see. */
  private static final class Board {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int watchers;
    private @Nullable Operation latest;

    /** Only inside the map's own lock. */
    private Board joined() {
      watchers++;
      return this;
    }

    /** Only inside the map's own lock; true when nobody is left. */
    private boolean left() {
      watchers--;
      return watchers == 0;
    }

    private void put(Operation operation) {
      lock.lock();
      try {
        if (latest == null || latest.version() < operation.version()) {
          latest = operation;
        }
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    private Optional<Operation> awaitAfter(long version, Duration atMost)
        throws InterruptedException {
      long nanos = atMost.toNanos();
      lock.lock();
      try {
        while (isNotAfter(version) && nanos > 0) {
          nanos = changed.awaitNanos(nanos);
        }
        return isNotAfter(version) ? Optional.empty() : Optional.ofNullable(latest);
      } finally {
        lock.unlock();
      }
    }

    private boolean isNotAfter(long version) {
      return latest == null || latest.version() <= version;
    }
  }
}
