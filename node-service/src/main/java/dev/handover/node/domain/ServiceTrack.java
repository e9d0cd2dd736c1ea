package dev.handover.node.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one service of a set has got in a run.
 *
 * @param attempt how often it was asked to start in this run
 * @param startAsked whether the last start was accepted or is still being asked for, and its end
 *     was not seen yet
 * @param ended whether its process was ended because it hung
 * @param watch present once its turn has come
 * @param why present when it FAILED or is BLOCKED
 */
public record ServiceTrack(
    ServicePhase phase,
    int attempt,
    boolean startAsked,
    boolean ended,
    @Nullable CheckpointWatch watch,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Refusal why) {

  /** A service whose turn has not come. */
  public static ServiceTrack waiting() {
    return new ServiceTrack(ServicePhase.WAITING, 0, false, false, null, null, null, null);
  }

  /** Its turn has come. */
  public ServiceTrack begin(ServiceStatus seen, Instant now) {
    CheckpointWatch begun = CheckpointWatch.begin(seen, now);
    return new ServiceTrack(ServicePhase.PENDING, 0, false, false, begun, now, null, null);
  }

  /** It is asked to start once more; its deadline begins anew. */
  ServiceTrack asksStart(ServiceStatus seen, Instant now) {
    CheckpointWatch begun = CheckpointWatch.begin(seen, now);
    return new ServiceTrack(phase, attempt + 1, true, ended, begun, startedAt, null, null);
  }

  /** The start was not accepted. */
  ServiceTrack withoutStart() {
    return new ServiceTrack(phase, attempt, false, ended, watch, startedAt, null, null);
  }

  /** Its process is ended; what comes of that has a deadline of its own. */
  ServiceTrack endsProcess(ServiceStatus seen, Instant now) {
    CheckpointWatch begun = CheckpointWatch.begin(seen, now);
    return new ServiceTrack(phase, attempt, startAsked, true, begun, startedAt, null, null);
  }

  ServiceTrack looked(ServiceStatus seen, Instant now) {
    CheckpointWatch next = watch == null ? CheckpointWatch.begin(seen, now) : watch.look(seen, now);
    return new ServiceTrack(phase, attempt, startAsked, ended, next, startedAt, null, null);
  }

  ServiceTrack reached(Instant now) {
    return new ServiceTrack(
        ServicePhase.REACHED, attempt, false, ended, watch, startedAt, now, null);
  }

  ServiceTrack failed(Refusal reason, Instant now) {
    return new ServiceTrack(
        ServicePhase.FAILED, attempt, false, ended, watch, startedAt, now, reason);
  }

  /** One before it did not get there. */
  public ServiceTrack blocked(Refusal reason, Instant now) {
    return new ServiceTrack(
        ServicePhase.BLOCKED, attempt, false, ended, watch, startedAt, now, reason);
  }
}
