package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Nothing new may begin: neither of one group, nor, without a group, of any.
 *
 * @param until when it ends by itself; when somebody lifts it if empty
 * @param operation the operation that froze the group, and with which the freeze ends; a person's
 *     freeze if empty
 */
public record Freeze(
    Optional<GroupName> group,
    String actor,
    String reason,
    Instant since,
    Optional<Instant> until,
    Optional<UUID> operation) {
  /** It holds for the group, or, without a group, for everything. */
  public boolean holdsFor(Optional<GroupName> other) {
    return group.isEmpty() || group.equals(other);
  }

  /** Its time has not run out. */
  public boolean lasts(Instant now) {
    return until.map(now::isBefore).orElse(true);
  }

  /** Why an operation is refused because of it. */
  public Problem problem() {
    String what = group.map(name -> "Group " + name + " is").orElse("Everything is");
    String end = until.map(at -> "until " + at).orElse("until it is lifted");
    return new Problem(
        ProblemCode.FROZEN,
        "%s frozen by %s since %s, %s: %s".formatted(what, actor, since, end, reason),
        operation
                .map(id -> "Wait for operation %s; the freeze ends with it. Or".formatted(id))
                .orElse("Wait, or ask %s to lift it; or".formatted(actor))
            + " set it aside by name, with the override FREEZE and a reason (role approver).");
  }
}
