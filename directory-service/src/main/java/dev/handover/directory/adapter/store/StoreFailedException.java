package dev.handover.directory.adapter.store;

import java.sql.SQLException;

/** The database failed; there is nothing a caller could do about it. */
final class StoreFailedException extends RuntimeException {

  /** SQL:2023 class 23, integrity constraint violation: of a unique key, in H2 and PostgreSQL. */
  private static final String UNIQUE_VIOLATION = "23505";

  StoreFailedException(SQLException cause) {
    super("the store failed: " + cause.getMessage(), cause);
  }

  /** Whether a row with the same key was there already. */
  boolean isForAKeyThatIsThere() {
    return getCause() instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
  }
}
