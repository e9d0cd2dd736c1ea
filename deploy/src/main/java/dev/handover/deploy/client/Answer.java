package dev.handover.deploy.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What a service answered.
 *
 * @param status of HTTP
 * @param body as text
 * @param headers as sent
 */
public record Answer(int status, String body, HttpHeaders headers) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FIRST_ERROR = 400;

  /** The first value of a header, whatever its case; empty when there is none. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The body as JSON; a missing node when it is none. */
  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      return JSON.missingNode();
    }
  }

  /** This answer, if it is no error. */
  public Answer orThrow() {
    if (status >= FIRST_ERROR) {
      throw new ProblemException(this);
    }
    return this;
  }
}
