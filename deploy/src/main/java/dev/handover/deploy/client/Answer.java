package dev.handover.deploy.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a service answered.
 *
 * @param status of HTTP
 * @param body as text
 */
public record Answer(int status, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FIRST_ERROR = 400;

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
