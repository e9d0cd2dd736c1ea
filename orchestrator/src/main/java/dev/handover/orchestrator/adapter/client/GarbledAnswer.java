package dev.handover.orchestrator.adapter.client;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** An answer that came, but is not what the contract says; it never leaves the adapter. */
final class GarbledAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private GarbledAnswer() {
    super("an answer without a body");
  }

  /** The body that the contract promises. */
  static <T> T body(RestResponse<T> response) {
    @Nullable T body = response.getEntity();
    if (body == null) {
      throw new GarbledAnswer();
    }
    return body;
  }
}
