package dev.handover.orchestrator.adapter.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.readiness.Proof;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding;
import dev.handover.orchestrator.domain.readiness.ReadinessReport;
import dev.handover.orchestrator.domain.readiness.Reading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What of a readiness report is not in columns of its own, as versioned JSON. Names of properties
 * are part of format 1; what a later release adds is passed over.
 */
final class StoredReadiness {
  private static final int FORMAT = 1;

  private final ObjectMapper mapper =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** The rest of a report. */
  record Body(
      int format,
      Optional<String> actor,
      Optional<String> active,
      UUID reading,
      long readAtMicros,
      List<ReadinessFinding> findings,
      List<Proof> proofs) {
    Reading directory() {
      return new Reading(reading, Instant.EPOCH.plus(readAtMicros, ChronoUnit.MICROS));
    }
  }

  String write(ReadinessReport report) {
    try {
      return mapper.writeValueAsString(
          new Body(
              FORMAT,
              report.actor(),
              report.active().map(NodeName::value),
              report.reading().id(),
              ChronoUnit.MICROS.between(Instant.EPOCH, report.reading().at()),
              report.findings(),
              report.proofs()));
    } catch (JsonProcessingException e) {
      throw new StoreException("a readiness report cannot be written as JSON", e);
    }
  }

  Body read(String json) {
    try {
      Body body = mapper.readValue(json, Body.class);
      if (body.format() != FORMAT) {
        throw new StoreException(
            "a stored readiness report has format %d, this release reads %d"
                .formatted(body.format(), FORMAT),
            new IllegalStateException("unknown format"));
      }
      return body;
    } catch (JsonProcessingException e) {
      throw new StoreException("a stored readiness report cannot be read", e);
    }
  }
}
