package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.Operation;
import dev.handover.orchestrator.domain.Recorded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Operations as they were read last. Whoever follows one asks for it again and again, and a journal
 * only grows: as long as the newest entry in the store is the one known here, nothing has to be
 * read and replayed anew. The store is asked for that each time, because another instance may have
 * written; and for its time too, because a store that was brought back from a backup may get to the
 * same number again with another entry.
 */
final class ReadOperations {
  /** Of a hundred kilobytes or so each; those that were asked for last. */
  static final int MOST = 64;

  private static final float LOAD = 0.75f;
  private static final String NEWEST_ENTRY =
      "select j.seq, j.at from operation o join journal j"
          + " on j.operation_id = o.id and j.seq = o.version where o.id = ?";

  private final JournalRows rows = new JournalRows();
  private final Map<UUID, Operation> known =
      new LinkedHashMap<>(MOST, LOAD, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Operation> eldest) {
          return size() > MOST;
        }
      };

  /** The operation as it is in the store now; the very same object as long as it is unchanged. */
  Optional<Operation> find(Connection connection, UUID id) throws SQLException {
    Optional<Operation> last = known(id);
    if (last.isPresent() && isStillSo(connection, last.get())) {
      return last;
    }
    Optional<Operation> found = rows.find(connection, id);
    keep(id, found);
    return found;
  }

  private static boolean isStillSo(Connection connection, Operation operation) throws SQLException {
    Recorded newest = operation.entries().getLast();
    try (PreparedStatement select = connection.prepareStatement(NEWEST_ENTRY)) {
      select.setObject(1, operation.id());
      try (ResultSet found = select.executeQuery()) {
        return found.next()
            && found.getLong(1) == newest.sequence()
            && found.getObject(2, OffsetDateTime.class).toInstant().equals(newest.at());
      }
    }
  }

  private Optional<Operation> known(UUID id) {
    synchronized (known) {
      return Optional.ofNullable(known.get(id));
    }
  }

  private void keep(UUID id, Optional<Operation> found) {
    synchronized (known) {
      found.ifPresentOrElse(operation -> known.put(id, operation), () -> known.remove(id));
    }
  }
}
