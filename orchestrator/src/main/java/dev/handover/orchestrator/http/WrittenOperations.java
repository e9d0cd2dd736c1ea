package dev.handover.orchestrator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.orchestrator.domain.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * Operations as JSON, each written once. An operation never changes, only another one takes its
 * place; the text is kept as long as somebody else keeps the operation, which is what the store
 * read last.
 */
@ApplicationScoped
class WrittenOperations {
  private final ObjectMapper json;
  private final Map<Operation, String> written = Collections.synchronizedMap(new WeakHashMap<>());

  WrittenOperations(ObjectMapper json) {
    this.json = json;
  }

  /** An answer with what the contract shows of it; text goes out as it is. */
  @SuppressWarnings("unchecked") // the same JSON, whatever the entity is
  ResponseBuilder<dev.handover.api.orchestrator.model.Operation> ok(Operation operation) {
    ResponseBuilder<?> answer = ResponseBuilder.ok(text(operation));
    return (ResponseBuilder<dev.handover.api.orchestrator.model.Operation>) answer;
  }

  private String text(Operation operation) {
    String known = written.get(operation);
    if (known != null) {
      return known;
    }
    String text = write(operation);
    written.put(operation, text);
    return text;
  }

  private String write(Operation operation) {
    try {
      return json.writeValueAsString(OperationView.of(operation));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an operation can always be written", e);
    }
  }
}
