package dev.handover.orchestrator.http;

import dev.handover.api.orchestrator.model.OperationState;
import dev.handover.api.orchestrator.model.Problem;
import dev.handover.api.orchestrator.model.ProblemItem;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses parameters of path and query that have the wrong form or that nobody knows, before the
 * framework turns them into values: it would pass over the unknown ones, and answer 404 for the
 * others without saying which.
 */
class Parameters {
  private static final Rule OF_NAMES =
      new Rule(text -> true, "", ""); // the contract's pattern is checked with the other rules
  private static final Rule OF_IDS =
      new Rule(Parameters::isId, "is not a UUID", "Send it as the list or the answer gave it.");

  private static final Rule OF_WINDOWS =
      new Rule(
          text -> text.matches("P[1-9][0-9]{0,3}D"),
          "is not a number of days",
          "Write thirty days as P30D.");

  private static final Rule OF_CURSORS =
      new Rule(Parameters::isId, "is not the 'next' of a page", "Send 'next' as it was given.");
  private static final Rule OF_PLACES =
      new Rule(
          text -> text.matches("[0-9]{1,4}:[A-Za-z0-9_-]{0,200}"),
          "is not the 'next' of a report",
          "Send 'next' as it was given.");
  private static final Rule OF_LIMITS =
      new Rule(Parameters::isNumber, "is not a whole number", "Use a whole number from 1 to 200.");

  private static final Rule OF_SEQUENCES =
      new Rule(
          text -> text.matches("\\d{1,18}"),
          "is not the sequence of an entry",
          "Send 'next' as it was given, or 0.");

  /** Of every path with parameters in its query, what they may be. */
  private static final Map<String, Map<String, Rule>> OF_QUERIES =
      Map.of(
          "/v1/operations",
          Map.of(
              "group",
              OF_NAMES,
              "state",
              new Rule(Parameters::isState, "is not a state", "Use one of " + states() + "."),
              "cursor",
              OF_CURSORS,
              "limit",
              OF_LIMITS),
          "/v1/groups/{group}/readiness/history",
          Map.of("cursor", OF_CURSORS, "limit", OF_LIMITS),
          "/v1/triggers/{trigger}/received",
          Map.of("cursor", OF_CURSORS, "limit", OF_LIMITS),
          "/v1/evacuations",
          Map.of("limit", OF_LIMITS),
          "/v1/operations/{id}/report",
          Map.of("cursor", OF_PLACES),
          "/v1/groups/{group}/times",
          Map.of("window", OF_WINDOWS),
          "/v1/events",
          Map.of("after", OF_SEQUENCES, "limit", OF_LIMITS),
          "/v1/audit",
          Map.of("after", OF_SEQUENCES, "group", OF_NAMES, "limit", OF_LIMITS));

  private record Rule(Predicate<String> holds, String fault, String cure) {}

  @ServerRequestFilter(nonBlocking = true)
  @Nullable RestResponse<Problem> check(UriInfo uri) {
    List<ProblemItem> errors = new ArrayList<>();
    String id = uri.getPathParameters().getFirst("id");
    if (id != null && !OF_IDS.holds().test(id)) {
      errors.add(item("id", id, OF_IDS));
    }
    Map<String, Rule> known = OF_QUERIES.getOrDefault(path(uri), Map.of());
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    query.forEach((name, values) -> check(known, name, values, errors));
    return errors.isEmpty() ? null : RequestProblems.invalid(errors);
  }

  private static String path(UriInfo uri) {
    String path = uri.getPath();
    String whole = path.startsWith("/") ? path : "/" + path;
    return whole
        .replaceFirst("^/v1/groups/[^/]+/", "/v1/groups/{group}/")
        .replaceFirst("^/v1/operations/[^/]+/", "/v1/operations/{id}/")
        .replaceFirst("^/v1/triggers/[^/]+/", "/v1/triggers/{trigger}/");
  }

  private static void check(
      Map<String, Rule> known, String name, List<String> values, List<ProblemItem> errors) {
    Rule rule = known.get(name);
    if (rule == null) {
      String cure =
          known.isEmpty()
              ? "Leave it out: this path has no parameters in its query."
              : "Correct or leave it out. Known here: "
                  + known.keySet().stream().sorted().collect(Collectors.joining(", "))
                  + ".";
      errors.add(Problems.item(name, "is not a parameter of this path", cure));
    } else if (values.size() > 1) {
      errors.add(Problems.item(name, "is given " + values.size() + " times", "Give it once."));
    } else {
      values.stream()
          .filter(value -> !rule.holds().test(value))
          .forEach(value -> errors.add(item(name, value, rule)));
    }
  }

  private static ProblemItem item(String name, String value, Rule rule) {
    return Problems.item(name, "'" + value + "' " + rule.fault(), rule.cure());
  }

  private static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isState(String text) {
    return Arrays.stream(OperationState.values()).anyMatch(state -> state.toString().equals(text));
  }

  private static String states() {
    return Arrays.stream(OperationState.values())
        .map(OperationState::toString)
        .collect(Collectors.joining(", "));
  }

  private static boolean isNumber(String text) {
    return text.matches("-?\\d{1,9}");
  }
}
