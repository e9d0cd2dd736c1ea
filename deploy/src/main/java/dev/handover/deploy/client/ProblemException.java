package dev.handover.deploy.client;

import com.fasterxml.jackson.databind.JsonNode;

/** A service refused, with a problem (RFC 9457) that says why and what to do. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  ProblemException(Answer answer) {
    super(inWords(answer));
    this.answer = answer;
  }

  /** Status of HTTP. */
  public int status() {
    return answer.status();
  }

  /** The problem's stable code; empty when the answer was no problem document. */
  public String code() {
    return answer.json().path("code").asText();
  }

  private static String inWords(Answer answer) {
    JsonNode problem = answer.json();
    if (!problem.has("title")) {
      return "HTTP " + answer.status() + ": " + answer.body();
    }
    StringBuilder words = new StringBuilder(problem.path("title").asText());
    words.append(" (").append(problem.path("code").asText()).append(')');
    append(words, "\n  ", problem.path("detail").asText());
    for (JsonNode item : problem.path("errors")) {
      append(words, "\n  - " + item.path("where").asText() + ": ", item.path("detail").asText());
      append(words, "\n      ", item.path("cure").asText());
    }
    append(words, "\n  what to do: ", problem.path("cure").asText());
    return words.toString();
  }

  private static void append(StringBuilder words, String lead, String text) {
    if (!text.isBlank()) {
      words.append(lead).append(text);
    }
  }
}
