package dev.handover.orchestrator.adapter.store;

/** The database cannot be used; nothing was written. */
final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
