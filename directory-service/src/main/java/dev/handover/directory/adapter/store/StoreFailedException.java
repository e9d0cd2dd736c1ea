package dev.handover.directory.adapter.store;

import java.sql.SQLException;

/** The database failed; there is nothing a caller could do about it. */
final class StoreFailedException extends RuntimeException {

  StoreFailedException(SQLException cause) {
    super("the store failed: " + cause.getMessage(), cause);
  }
}
