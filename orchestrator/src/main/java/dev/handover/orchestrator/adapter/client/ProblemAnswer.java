package dev.handover.orchestrator.adapter.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An answer of 400 or more, as an exception between the generated client and the adapter; it never
 * leaves the adapter.
 */
final class ProblemAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_ITEMS = 20;

  private final int status;
  private final transient Body body;

  private ProblemAnswer(int status, Body body) {
    super("answered " + status + " " + body.code());
    this.status = status;
    this.body = body;
  }

  /** The parts of a problem that decide what comes of a call; anything else is ignored. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Body(
      @Nullable String code,
      @Nullable String title,
      @Nullable String detail,
      @Nullable String cure,
      @Nullable Long promisedEpoch,
      @Nullable List<Item> errors) {}

  /** One thing that is wrong. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Item(@Nullable String where, @Nullable String detail) {}

  /** Reads a problem; a body that is none still gives one, with the status only. */
  static ProblemAnswer of(int status, String text) {
    try {
      return new ProblemAnswer(status, JSON.readValue(text, Body.class));
    } catch (JsonProcessingException e) {
      return new ProblemAnswer(status, new Body(null, null, null, null, null, null));
    }
  }

  int status() {
    return status;
  }

  String code() {
    String code = body.code();
    return code == null ? "http-" + status : code;
  }

  /** What is wrong, with the things it is about: who has files open, what is still held. */
  String detail() {
    String detail = body.detail() == null ? body.title() : body.detail();
    String first = detail == null ? "The answer was HTTP " + status + "." : detail;
    List<Item> items = body.errors();
    if (items == null || items.isEmpty()) {
      return first;
    }
    return first
        + items.stream()
            .limit(MAX_ITEMS)
            .map(item -> item.where() + ": " + item.detail())
            .collect(Collectors.joining("; ", " (", ")"));
  }

  String cure() {
    String cure = body.cure();
    return cure == null ? "Look at the log of the service that answered." : cure;
  }

  long promisedEpoch() {
    Long promised = body.promisedEpoch();
    return promised == null ? 0 : promised;
  }
}
