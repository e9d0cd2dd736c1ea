package dev.handover.orchestrator.adapter.fence;

/** An agent could not do what it was asked; the message names no secret. */
final class FenceFault extends Exception {
  private static final long serialVersionUID = 1L;

  FenceFault(String message) {
    super(message);
  }
}
