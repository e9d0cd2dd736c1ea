package dev.handover.directory.adapter.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL in transactions. H2 acknowledges a commit when the operating system has it; {@link
 * #transactDurably} returns only after {@code CHECKPOINT SYNC}, when the disk has it too.
 * PostgreSQL's commit itself waits for the disk.
 */
@Singleton
class Database {

  /** Work inside one transaction. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** One row as an object. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** All of the work or nothing of it. */
  <T> T transact(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return committed(connection, work);
    } catch (SQLException e) {
      throw new StoreFailedException(e);
    }
  }

  /** As {@link #transact}, and on disk when this returns. */
  <T> T transactDurably(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      T result = committed(connection, work);
      if (isEmbedded(connection)) {
        syncToDisk(connection);
      }
      return result;
    } catch (SQLException e) {
      throw new StoreFailedException(e);
    }
  }

  /** Whether this process alone has the database. */
  static boolean isEmbedded(Connection connection) throws SQLException {
    return "H2".equals(connection.getMetaData().getDatabaseProductName());
  }

  private static void syncToDisk(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    }
  }

  private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.on(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  /** Executes one statement and tells how many rows it changed. */
  static int update(Connection connection, String sql, List<? extends @Nullable Object> parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  /** Executes one query. */
  static <T> List<T> query(
      Connection connection,
      String sql,
      List<? extends @Nullable Object> parameters,
      RowReader<T> reader)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, List<? extends @Nullable Object> parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }
}
