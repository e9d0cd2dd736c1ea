package dev.handover.orchestrator.adapter.client;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Turns every answer that is not a success into a {@link ProblemAnswer}. */
final class ProblemReader implements ResponseExceptionMapper<ProblemAnswer> {
  @Override
  public boolean handles(int status, MultivaluedMap<String, Object> headers) {
    return status >= 300;
  }

  @Override
  public ProblemAnswer toThrowable(Response response) {
    String body = response.hasEntity() ? response.readEntity(String.class) : "";
    return ProblemAnswer.of(response.getStatus(), body == null ? "" : body);
  }
}
