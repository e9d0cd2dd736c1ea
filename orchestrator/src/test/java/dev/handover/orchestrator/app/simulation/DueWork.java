package dev.handover.orchestrator.app.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The queue in the database, with the rules of db-scheduler: who picks a row has it until it puts
 * it back or sends no heartbeat, and every change looks at the version.
 */
final class DueWork {
  private static final long DEAD_AFTER = 6_000;

  private final Kernel kernel;
  private final Map<UUID, Row> rows = new TreeMap<>();

  DueWork(Kernel kernel) {
    this.kernel = kernel;
  }

  /** One live operation. */
  static final class Row {
    final UUID operation;
    private long due;
    private int version;
    private long heartbeat;
    private @Nullable String pickedBy;

    Row(UUID operation, long due) {
      this.operation = operation;
      this.due = due;
    }
  }

  /** A row as it was when somebody took it. */
  record Picked(Row row, int version, long at) {
    /** Half of what makes it dead. */
    long surelyAlive() {
      return at + DEAD_AFTER / 2;
    }
  }

  void add(UUID operation) {
    rows.putIfAbsent(operation, new Row(operation, kernel.now()));
  }

  /** Has no effect on a row that somebody works on, who looks at the journal afterwards. */
  void wake(UUID operation) {
    Row row = rows.get(operation);
    if (row != null && row.pickedBy == null) {
      row.due = kernel.now();
      row.version++;
    }
  }

  Optional<Picked> pick(String instance) {
    for (Row row : rows.values()) {
      if (row.pickedBy == null && row.due <= kernel.now()) {
        row.pickedBy = instance;
        row.heartbeat = kernel.now();
        return Optional.of(new Picked(row, ++row.version, kernel.now()));
      }
    }
    return Optional.empty();
  }

  void heartbeat(String instance) {
    for (Row row : rows.values()) {
      if (instance.equals(row.pickedBy)) {
        row.heartbeat = kernel.now();
      }
    }
  }

  List<Picked> dead() {
    List<Picked> dead = new ArrayList<>();
    for (Row row : rows.values()) {
      if (row.pickedBy != null && row.heartbeat + DEAD_AFTER < kernel.now()) {
        dead.add(new Picked(row, row.version, kernel.now()));
      }
    }
    return dead;
  }

  void putBack(Picked picked, long due) {
    Row row = picked.row();
    if (row.version == picked.version()) {
      row.pickedBy = null;
      row.due = due;
      row.version++;
    }
  }

  void remove(Picked picked) {
    if (picked.row().version == picked.version()) {
      rows.remove(picked.row().operation);
    }
  }
}
