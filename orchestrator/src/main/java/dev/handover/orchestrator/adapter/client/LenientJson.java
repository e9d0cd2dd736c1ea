package dev.handover.orchestrator.adapter.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ws.rs.ext.ContextResolver;

/**
 * How answers are read: properties that we do not know are passed over, because the other service
 * may be newer. (Requests to us are read strictly.) What the contract requires must be there.
 */
final class LenientJson implements ContextResolver<ObjectMapper> {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Override
  public ObjectMapper getContext(Class<?> type) {
    return JSON;
  }
}
