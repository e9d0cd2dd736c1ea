package dev.handover.directory.domain.proof;

import dev.handover.directory.domain.ReplicationAnswer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one server stands.
 *
 * @param since since when in this state; null while unasked
 * @param provenAt when the latest look at everything began that found no difference
 * @param doubtedAt when it was last seen differing or silent
 * @param polls how often it was asked
 */
public record Standing(
    PolledServer server,
    State state,
    @Nullable Instant since,
    @Nullable Instant provenAt,
    @Nullable Instant doubtedAt,
    int polls,
    @Nullable Discrepancy first,
    @Nullable String detail,
    @Nullable ReplicationAnswer replication) {

  /** What is known of the server. */
  public enum State {
    UNASKED,
    AGREES,
    DIFFERS,
    UNREACHABLE
  }

  /** A server that nobody has asked yet. */
  public static Standing unasked(PolledServer server) {
    return new Standing(server, State.UNASKED, null, null, null, 0, null, null, null);
  }

  /** After a look that began and ended at these instants. */
  public Standing after(PollOutcome outcome, Instant began, Instant ended) {
    return switch (outcome) {
      case PollOutcome.Agrees(boolean whole) ->
          new Standing(
              server,
              State.AGREES,
              sinceIn(State.AGREES, ended),
              whole ? began : provenAt,
              doubtedAt,
              polls + 1,
              null,
              null,
              replication);
      case PollOutcome.Differs(Discrepancy found) -> doubted(State.DIFFERS, ended, found, null);
      case PollOutcome.Unreachable(String reason) ->
          doubted(State.UNREACHABLE, ended, first, reason);
    };
  }

  private Standing doubted(
      State now, Instant ended, @Nullable Discrepancy found, @Nullable String reason) {
    return new Standing(
        server, now, sinceIn(now, ended), null, ended, polls + 1, found, reason, replication);
  }

  private Instant sinceIn(State now, Instant ended) {
    Instant known = since;
    return now == state && known != null ? known : ended;
  }

  /** With what it said when asked to fetch an entry. */
  public Standing with(ReplicationAnswer answer) {
    return new Standing(server, state, since, provenAt, doubtedAt, polls, first, detail, answer);
  }
}
