package dev.handover.orchestrator.adapter.store;

import dev.handover.orchestrator.domain.evacuation.Evacuation;
import dev.handover.orchestrator.domain.evacuation.Evacuations;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Evacuations as rows of versioned JSON; a version is written only in place of the one before. */
@ApplicationScoped
class JdbcEvacuations implements Evacuations {
  private final Database database;
  private final DueOperations due;
  private final StoredJson json = new StoredJson();

  JdbcEvacuations(DataSource dataSource, DueOperations due) {
    this.database = new Database(dataSource);
    this.due = due;
  }

  @Override
  public Started start(Evacuation evacuation, String idempotencyKey, String requestHash) {
    KeyUse use = new KeyUse(requestHash, evacuation.id());
    try {
      Started started = database.write(c -> insert(c, evacuation, idempotencyKey, use));
      due.added();
      return started;
    } catch (StoreException e) {
      if (!Database.isUniqueViolation(e)) {
        throw e;
      }
      // Two first requests with one key at the same moment: the other one won.
      return new Started.Repeated(keyUse(idempotencyKey).orElseThrow());
    }
  }

  private Started insert(Connection connection, Evacuation evacuation, String key, KeyUse use)
      throws SQLException {
    Optional<KeyUse> before = keyUse(connection, key);
    if (before.isPresent()) {
      return new Started.Repeated(before.get());
    }
    String sql =
        "insert into evacuation (id, state, version, idempotency_key, request_hash, body)"
            + " values (?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setObject(1, evacuation.id());
      insert.setString(2, evacuation.state().name());
      insert.setLong(3, evacuation.version());
      insert.setString(4, key);
      insert.setString(5, use.requestHash());
      insert.setString(6, json.write(evacuation));
      insert.executeUpdate();
    }
    due.add(connection, EvacuationTask.instance(evacuation.id()), evacuation.order().createdAt());
    return new Started.Accepted();
  }

  @Override
  public Optional<KeyUse> keyUse(String idempotencyKey) {
    return database.read(connection -> keyUse(connection, idempotencyKey));
  }

  private static Optional<KeyUse> keyUse(Connection connection, String key) throws SQLException {
    String sql = "select request_hash, id from evacuation where idempotency_key = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, key);
      try (ResultSet found = select.executeQuery()) {
        return found.next()
            ? Optional.of(new KeyUse(found.getString(1), found.getObject(2, UUID.class)))
            : Optional.empty();
      }
    }
  }

  @Override
  public Optional<Evacuation> find(UUID id) {
    return database.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("select body from evacuation where id = ?")) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
          }
        });
  }

  @Override
  public List<Evacuation> newest(int most) {
    return database.read(
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("select body from evacuation order by id desc limit ?")) {
            select.setInt(1, most);
            return read(select);
          }
        });
  }

  private List<Evacuation> read(PreparedStatement select) throws SQLException {
    List<Evacuation> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(json.readEvacuation(rows.getString(1)));
      }
    }
    return found;
  }

  @Override
  public boolean save(Evacuation next) {
    String sql =
        "update evacuation set state = ?, version = ?, body = ? where id = ? and version = ?";
    return database.write(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, next.state().name());
            update.setLong(2, next.version());
            update.setString(3, json.write(next));
            update.setObject(4, next.id());
            update.setLong(5, next.version() - 1);
            return update.executeUpdate() == 1;
          }
        });
  }
}
