package dev.handover.orchestrator.adapter.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Reach;
import dev.handover.orchestrator.domain.Role;
import dev.handover.orchestrator.domain.access.SignedCaller;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the claims of a token mean here. Nothing is guessed: a value that is not known gives
 * nothing, and who is to be bounded and has no group reaches none.
 *
 * @param subject path of the claim that names the caller
 * @param granting which values give which role; of several, the highest counts
 * @param bounding which values name the groups; nobody is bounded without
 */
record Claims(String subject, Granting granting, Optional<Bounding> bounding) {
  private static final int MOST_VALUES = 1000;
  private static final String ALL = "*";

  /** Roles by the values of a claim. */
  record Granting(String claim, Map<Role, Set<String>> roles) {
    Granting {
      roles = Map.copyOf(roles);
    }
  }

  /** Names of groups in a claim, each behind a prefix. */
  record Bounding(String claim, String prefix) {}

  /** Empty when the caller has no name that could be recorded. */
  Optional<SignedCaller> caller(JsonNode claims) {
    JsonNode name = at(claims, subject);
    if (!name.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SignedCaller(name.textValue(), role(claims), reach(claims)));
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

  private Reach reach(JsonNode claims) {
    if (bounding.isEmpty()) {
      return Reach.EVERYTHING;
    }
    String prefix = bounding.get().prefix();
    Set<GroupName> groups = new HashSet<>();
    for (String value : values(claims, bounding.get().claim()).toList()) {
      String name = value.startsWith(prefix) ? value.substring(prefix.length()) : "";
      if (name.equals(ALL)) {
        return Reach.EVERYTHING;
      }
      known(name).ifPresent(groups::add);
    }
    return Reach.only(groups);
  }

  private static Optional<GroupName> known(String name) {
    try {
      return Optional.of(new GroupName(name));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty(); // the claim may hold much that is not ours
    }
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
