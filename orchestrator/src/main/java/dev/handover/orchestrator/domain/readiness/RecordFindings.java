package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.Freeze;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is on record about a group. */
public final class RecordFindings {
  private RecordFindings() {}

  /** What is in force for the group, that of everything included. */
  public static List<ReadinessFinding> freezes(String group, List<Freeze> inForce) {
    Check check = Check.of("freeze", group);
    return inForce.isEmpty()
        ? List.of(check.ok("Nothing is frozen."))
        : inForce.stream().map(freeze -> frozen(check, freeze)).toList();
  }

  private static ReadinessFinding frozen(Check check, Freeze freeze) {
    String scope = freeze.group().isPresent() ? "The group is" : "Everything is";
    String end = freeze.until().map(at -> ", until " + at).orElse("");
    return check.blocking(
        "%s frozen by %s since %s%s: %s"
            .formatted(scope, freeze.actor(), freeze.since(), end, freeze.reason()),
        "Wait for its end or have it lifted; an approver sets it aside by name (FREEZE).");
  }

  /**
   * When the move was last rehearsed.
   *
   * @param last when the newest rehearsal ended well; empty when none did
   */
  public static ReadinessFinding rehearsal(
      String group, Optional<Instant> last, Instant now, Duration tooOld) {
    Check check = Check.of("rehearsal", group);
    String cure = "Run the runbook 'rehearsal': it moves nothing.";
    if (last.isEmpty()) {
      return check.warning("No rehearsal on record ended well.", cure);
    }
    Duration age = Duration.between(last.get(), now);
    String seen =
        "The last rehearsal ended well at %s, %d days ago.".formatted(last.get(), age.toDays());
    return age.compareTo(tooOld) > 0 ? check.warning(seen, cure) : check.ok(seen);
  }
}
