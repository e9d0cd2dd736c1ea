package dev.handover.orchestrator.domain.events;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Who is told, of what, and in which form; as configured.
 *
 * @param template name of the form in which events are sent
 * @param types of which types: exact, or with `*` at the end for all that begin so; all when empty
 * @param groups of which groups, likewise; what concerns no single group is told in any case
 */
public record Subscription(
    String name,
    Receiver receiver,
    String template,
    List<String> types,
    List<String> groups,
    Secrets secrets) {
  public Subscription {
    types = List.copyOf(types);
    groups = List.copyOf(groups);
  }

  /**
   * Files with what nobody may see.
   *
   * @param signing keys of Standard Webhooks, `whsec_…`, one a line, the newest first
   * @param credential what the receiver knows this sender by; the template says where it goes
   */
  public record Secrets(Optional<Path> signing, Optional<Path> credential) {
    /** Without any. */
    public static Secrets none() {
      return new Secrets(Optional.empty(), Optional.empty());
    }
  }

  /** Whether it is to be told of the event. */
  public boolean wants(Event event) {
    boolean ofGroup = event.group().map(g -> matches(groups, g.value())).orElse(true);
    return ofGroup && matches(types, event.type());
  }

  private static boolean matches(List<String> patterns, String text) {
    return patterns.isEmpty()
        || patterns.stream()
            .anyMatch(
                pattern ->
                    pattern.endsWith("*")
                        ? text.startsWith(pattern.substring(0, pattern.length() - 1))
                        : text.equals(pattern));
  }
}
