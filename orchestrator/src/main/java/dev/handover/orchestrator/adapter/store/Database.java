package dev.handover.orchestrator.adapter.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/** Transactions over plain JDBC that are on disk when they return. */
final class Database {
  /** SQL:2023 class 23, integrity constraint violation: unique_violation, in H2 and PostgreSQL. */
  private static final String UNIQUE_VIOLATION = "23505";

  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Work inside one transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /** Commits, or rolls back and throws; the commit survives a power cut. */
  <T> T write(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      T result = inTransaction(connection, work);
      if ("H2".equals(connection.getMetaData().getDatabaseProductName())) {
        syncToDisk(connection);
      }
      return result;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
    try {
      T result = work.in(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    }
  }

  /** H2's commit alone does not survive kill -9, whatever its write delay. */
  private static void syncToDisk(Connection connection) throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    }
  }

  <T> T read(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(true);
      return work.in(connection);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static StoreException failed(SQLException e) {
    return new StoreException("the store cannot be used: " + e.getMessage(), e);
  }

  /** Runs a statement, and answers with how many rows it changed; instants as fine as is stored. */
  static int run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        Object value =
            values[i] instanceof Instant at
                ? JournalRows.utc(at.truncatedTo(ChronoUnit.MICROS))
                : values[i];
        statement.setObject(i + 1, value);
      }
      return statement.executeUpdate();
    }
  }

  static boolean isUniqueViolation(StoreException thrown) {
    return thrown.getCause() instanceof SQLException sql
        && UNIQUE_VIOLATION.equals(sql.getSQLState());
  }
}
