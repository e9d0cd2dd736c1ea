package dev.handover.directory.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From when on a change set belongs to a domain controller: it is read from and written to that one
 * only.
 *
 * @param reason why the one before it was given up; null for the first
 * @param unchecked tasks that were brought somewhere on the one before it, and whose changes have
 *     not all been looked at on this one yet
 */
public record Pin(
    DomainControllerUrl controller,
    Instant since,
    @Nullable String reason,
    List<TaskName> unchecked) {

  /** Copies its list. */
  public Pin {
    unchecked = List.copyOf(unchecked);
  }

  /** The first one of a set. */
  public static Pin first(DomainControllerUrl controller, Instant since) {
    return new Pin(controller, since, null, List.of());
  }
}
