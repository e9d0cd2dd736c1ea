package dev.handover.orchestrator.adapter.events;

/** Why an event could not even be sent; the message has nothing secret. */
final class NotDelivered extends Exception {
  private static final long serialVersionUID = 1L;

  private final String error;

  NotDelivered(String error) {
    super(error);
    this.error = error;
  }

  String error() {
    return error;
  }
}
