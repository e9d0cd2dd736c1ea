package dev.handover.directory.adapter.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.directory.domain.Role;
import dev.handover.directory.domain.access.SignedCaller;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the claims of a token mean here. Nothing is guessed: a value that is not known gives
 * nothing.
 *
 * @param subject path of the claim that names the caller
 * @param granting which values give which role; of several, the highest counts
 */
record Claims(String subject, Granting granting) {
  private static final int MOST_VALUES = 1000;

  /** Roles by the values of a claim. */
  record Granting(String claim, Map<Role, Set<String>> roles) {
    Granting {
      roles = Map.copyOf(roles);
    }
  }

  /** Empty when the caller has no name that could be recorded. */
  Optional<SignedCaller> caller(JsonNode claims) {
    JsonNode name = at(claims, subject);
    if (!name.isTextual()) {
      return Optional.empty();
    }
    try {
      Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
      return Optional.of(new SignedCaller(name.textValue(), role(claims), end));
    } catch (IllegalArgumentException unfit) {
      return Optional.empty();
    }
  }

  private Optional<Role> role(JsonNode claims) {
    Set<String> shown = values(claims, granting.claim()).collect(Collectors.toSet());
    return granting.roles().entrySet().stream()
        .filter(entry -> !Collections.disjoint(entry.getValue(), shown))
        .map(Map.Entry::getKey)
        .max(Comparator.naturalOrder());
  }

  private static Stream<String> values(JsonNode claims, String path) {
    JsonNode found = at(claims, path);
    Stream<JsonNode> all = found.isArray() ? found.valueStream() : Stream.of(found);
    return all.limit(MOST_VALUES).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** A claim whose whole name is the path comes first: names may be addresses with slashes. */
  private static JsonNode at(JsonNode claims, String path) {
    if (claims.has(path)) {
      return claims.path(path);
    }
    JsonNode node = claims;
    for (String name : path.split("/", -1)) {
      node = node.path(name);
    }
    return node;
  }
}
