package dev.handover.directory.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what an answer of the directory means for a change. Pure. */
public sealed interface Settlement {

  /** The change is dealt with; record it. */
  record Settled(ChangeResult result) implements Settlement {}

  /** The directory gave no answer; nothing is known about the change, and the work stops here. */
  record Unsettled(String reason) implements Settlement {}

  /** What an answer means for a change that was to be brought a way. */
  static Settlement of(EntryChange change, Direction direction, ModifyOutcome answer) {
    return switch (answer) {
      case ModifyOutcome.Applied applied -> settled(change, direction.outcome(), null);
      case ModifyOutcome.AlreadyInPlace inPlace -> settled(change, direction.outcome(), null);
      case ModifyOutcome.Conflict conflict ->
          direction == Direction.REVERTED && wasResetByTheServer(change, conflict.found())
              ? settled(change, ChangeOutcome.REVERTED, null)
              : settled(change, ChangeOutcome.CONFLICT, conflict.detail());
      case ModifyOutcome.Refused refused ->
          settled(
              change,
              ChangeOutcome.REFUSED,
              "refused by the directory (%d): %s %s"
                  .formatted(refused.code(), refused.reason(), refused.cure()));
      case ModifyOutcome.Unreachable unreachable -> new Unsettled(unreachable.reason());
      case ModifyOutcome.InDoubt doubt -> new Unsettled(doubt.reason());
    };
  }

  /**
   * Whether all that differs is what the server resets by itself: undoing has nothing left to undo.
   */
  private static boolean wasResetByTheServer(
      EntryChange change, Map<String, List<AttributeValue>> found) {
    return !found.isEmpty()
        && change.attributes().stream()
            .allMatch(
                attribute ->
                    attribute.mayBeResetByTheServer()
                        || attribute.isAtBefore(found.getOrDefault(attribute.name(), List.of())));
  }

  private static Settlement settled(
      EntryChange change, ChangeOutcome outcome, @Nullable String detail) {
    return new Settled(new ChangeResult(change.sequence(), outcome, detail));
  }
}
