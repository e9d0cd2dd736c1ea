package dev.handover.deploy.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.deploy.security.RawHttp.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What no answer may be, or have in it, whatever was asked. */
final class Examination {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A frame of a stack trace, or a name of a class of ours or of what we are made of. */
  private static final Pattern INSIDES =
      Pattern.compile(
          "\\bat [\\w.$/]+\\([\\w.]+(:\\d+)?\\)|Caused by:"
              + "|\\b(java|javax|jakarta|sun|com\\.fasterxml|io\\.(quarkus|vertx|netty|smallrye)"
              + "|org\\.(jboss|h2|hibernate|ldaptive|postgresql)|dev\\.handover)(\\.\\w+)*\\.[A-Z]\\w+");

  private final Collection<String> secrets;

  Examination(Collection<String> secrets) {
    this.secrets = secrets;
  }

  /** Everything that is wrong with an answer; empty when nothing is. */
  List<String> faults(Answer answer) {
    List<String> faults = new ArrayList<>();
    if (answer.status() >= 500 && !isLater(answer)) {
      faults.add("status " + answer.status());
    }
    String all = answer.head() + "\n" + answer.body();
    if (INSIDES.matcher(all).find()) {
      faults.add("insides");
    }
    if (secrets.stream().anyMatch(all::contains)) {
      faults.add("a secret");
    }
    if (answer.head().contains("X-Injected")) {
      faults.add("a header of the caller's");
    }
    if (answer.status() >= 400 && !answer.body().isEmpty()) {
      problemFault(answer).ifPresent(faults::add);
    }
    return faults;
  }

  private static boolean isLater(Answer answer) {
    return answer.status() == 503 && answer.header("retry-after").isPresent();
  }

  private static Optional<String> problemFault(Answer answer) {
    String type = answer.header("content-type").orElse("none");
    if (!type.startsWith("application/problem+json")) {
      return Optional.of("content type " + type);
    }
    try {
      JsonNode problem = JSON.readTree(answer.body());
      boolean whole =
          problem.path("code").isTextual()
              && problem.path("status").asInt() == answer.status()
              && !problem.path("cure").asText("").isBlank();
      return whole ? Optional.empty() : Optional.of("half a problem");
    } catch (JsonProcessingException e) {
      return Optional.of("a problem that is not JSON");
    }
  }
}
