package dev.handover.orchestrator.adapter.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.handover.orchestrator.domain.trigger.Signal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a trigger was sent, as versioned JSON; what a later release adds is passed over. */
final class StoredSignal {
  private static final int FORMAT = 1;

  private final ObjectMapper mapper =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Format 1. */
  record Body(
      int format,
      String key,
      boolean resolved,
      int missing,
      Optional<String> startsAt,
      Map<String, String> labels) {}

  String write(Signal signal) {
    try {
      return mapper.writeValueAsString(
          new Body(
              FORMAT,
              signal.key(),
              signal.resolved(),
              signal.missing(),
              signal.startsAt().map(Instant::toString),
              signal.labels()));
    } catch (JsonProcessingException e) {
      throw new StoreException("cannot be written as JSON: a signal", e);
    }
  }

  Signal read(String json) {
    try {
      Body body = mapper.readValue(json, Body.class);
      if (body.format() != FORMAT) {
        throw new StoreException(
            "a stored signal has format %d, this release reads %d".formatted(body.format(), FORMAT),
            new IllegalStateException("unknown format"));
      }
      return new Signal(
          body.key(),
          body.resolved(),
          body.missing(),
          body.startsAt().map(Instant::parse),
          body.labels());
    } catch (JsonProcessingException e) {
      throw new StoreException("a stored signal cannot be read", e);
    }
  }
}
