package dev.handover.orchestrator.adapter.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Shows our token to the target. */
final class BearerHeader implements ClientRequestFilter {
  private final TokenSource token;

  BearerHeader(TokenSource token) {
    this.token = token;
  }

  @Override
  public void filter(ClientRequestContext request) {
    request.getHeaders().putSingle("Authorization", "Bearer " + token.current());
  }
}
