package dev.handover.orchestrator.domain.readiness;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import java.util.Optional;

/** What the switching disk, as one node sees it, means. */
public final class DiskFindings {
  /** Databases that find no room are dismounted. */
  private static final int LOW_PERCENT = 5;

  private DiskFindings() {}

  /** Who holds the disk's persistent reservation, as one node reads it. */
  public enum Reservation {
    UNSUPPORTED,
    NONE,
    OURS,
    OTHERS
  }

  /**
   * The disk as one node sees it.
   *
   * @param freePercent of the file system, while it is online there
   * @param reservation empty when the node cannot tell
   */
  public record SeenDisk(
      boolean online,
      Optional<String> heldBy,
      Optional<Integer> freePercent,
      Optional<Reservation> reservation) {}

  public static ReadinessFinding of(Situation seen, NodeRef node, Answer<SeenDisk> answer) {
    Check check = Check.of("disk", node.name().value()).about(seen.group().disk().id());
    return switch (answer) {
      case Answer.Unreachable<SeenDisk> away -> check.unknown(away);
      case Answer.Refused<SeenDisk> no ->
          check.blocking(
              "%s: %s".formatted(no.code(), no.detail()),
              no.cure().isBlank() ? "Connect the disk to this node." : no.cure());
      case Answer.Given<SeenDisk> given -> of(check, given.value());
    };
  }

  private static ReadinessFinding of(Check check, SeenDisk disk) {
    String state =
        (disk.online() ? "Online" : "Offline")
            + disk.heldBy().map(" here, held by %s"::formatted).orElse(" here")
            + disk.reservation().map(r -> ", reservation: " + r).orElse("");
    if (disk.freePercent().filter(free -> free < LOW_PERCENT).isPresent()) {
      return check.warning(
          "%s; %d %% free.".formatted(state, disk.freePercent().get()),
          "Make room: databases stop without it.");
    }
    return check.ok(state + disk.freePercent().map(", %d %% free."::formatted).orElse("."));
  }
}
