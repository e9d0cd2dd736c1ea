package dev.handover.orchestrator.domain.audit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an entry of the audit says, before it has a place in the chain.
 *
 * @param request the same for all entries of one request
 * @param words what the request says that people look for, by property; nothing secret
 * @param answer empty before anything is done
 */
public record AuditFact(
    Event event,
    UUID request,
    Asker asker,
    Target target,
    Map<String, String> words,
    Optional<Answer> answer) {
  public AuditFact {
    words = Map.copyOf(words);
  }

  /** When in the course of a request. */
  public enum Event {
    /** Somebody may ask for this, and did; nothing is done yet. */
    ASKED,
    /** An operation was stored, whoever or whatever began it. */
    STARTED,
    /** What came of it. */
    ANSWERED,
    /** Nobody was let in. */
    REFUSED
  }

  /**
   * Who asks.
   *
   * @param actor `-` when nobody is known
   * @param peer the address it came from, if one is known
   */
  public record Asker(String actor, Optional<String> peer) {}

  /**
   * What is to change.
   *
   * @param method of HTTP
   * @param path without the query
   * @param body SHA-256 of the request's body, in lower-case hex
   */
  public record Target(
      String method,
      String path,
      Optional<String> group,
      Optional<String> operation,
      Optional<String> body) {}

  /**
   * What came of it.
   *
   * @param status of HTTP
   * @param outcome {@code done}, or the problem's code
   */
  public record Answer(int status, String outcome) {}

  Map<String, Object> members() {
    Map<String, Object> members = new TreeMap<>();
    members.put("event", event.name());
    members.put("request", request.toString());
    members.put("actor", asker.actor());
    asker.peer().ifPresent(peer -> members.put("peer", peer));
    members.put("method", target.method());
    members.put("path", target.path());
    target.group().ifPresent(group -> members.put("group", group));
    target.operation().ifPresent(operation -> members.put("operation", operation));
    target.body().ifPresent(body -> members.put("body", body));
    members.put("words", words);
    answer.ifPresent(
        given -> {
          members.put("status", (long) given.status());
          members.put("outcome", given.outcome());
        });
    return members;
  }
}
