package dev.handover.node.domain;

import java.time.Instant;

/**
 * What to do next for one service of a set whose turn has come. Pure: one look, one move.
 *
 * @param mayEndHung whether the process of a service that hangs on its way may be ended
 */
public record ServiceTurn(ServiceSet.Member member, DesiredState desired, boolean mayEndHung) {

  /** What is to be done to the service. */
  public enum Act {
    NONE,
    START,
    STOP,
    /** Let the service manager notice that the process is gone; whatever it answers. */
    CLEAR,
    END_PROCESS
  }

  /** Where the service has got to, and what is to be done. */
  public record Next(ServiceTrack track, Act act) {}

  /** Decides by what is seen now. */
  public Next next(ServiceTrack before, ServiceStatus found, Instant now) {
    ServiceTrack track = before.looked(found, now);
    return switch (desired.next(found.state(), track.startAsked())) {
      case DONE -> rest(track.reached(now));
      case START -> start(track, found, now);
      case REPORT_FAILED_START ->
          track.attempt() < member.attempts()
              ? start(track, found, now)
              : rest(track.failed(ServiceRefusals.startFailed(found).refusal(), now));
      case STOP -> isOverdue(track, now) ? giveUp(track, found, now) : new Next(track, Act.STOP);
      case CLEAR -> new Next(track.reached(now), Act.CLEAR);
      case WAIT -> isOverdue(track, now) ? giveUp(track, found, now) : rest(track);
      case REPORT_GONE -> rest(track.failed(ServiceRefusals.gone(member.name()).refusal(), now));
      case REPORT_PAUSED ->
          rest(track.failed(ServiceRefusals.paused(member.name()).refusal(), now));
      case REPORT_UNKNOWN ->
          rest(track.failed(ServiceRefusals.unknown(member.name()).refusal(), now));
    };
  }

  /** The service manager did not take the start: try again, if that can help. */
  public ServiceTrack startRefused(ServiceTrack track, RefusedException refused, Instant now) {
    boolean canHelp = refused.refusal().code() == RefusalCode.SERVICE_FAILED;
    return canHelp && track.attempt() < member.attempts()
        ? track.withoutStart()
        : track.failed(refused.refusal(), now);
  }

  /** The service manager did not take the stop, or the process could not be ended. */
  public ServiceTrack stopRefused(ServiceTrack track, RefusedException refused, Instant now) {
    return track.failed(refused.refusal(), now);
  }

  private Next start(ServiceTrack track, ServiceStatus found, Instant now) {
    return new Next(track.asksStart(found, now), Act.START);
  }

  /**
   * The service manager has not answered an ask yet. Its answer is waited for when a process may be
   * ended afterwards: Windows' own limit for it is half a minute.
   */
  public ServiceTrack whileAsking(ServiceTrack before, ServiceStatus found, Instant now) {
    ServiceTrack track = before.looked(found, now);
    return isOverdue(track, now) && !canEnd(track, found)
        ? track.failed(ServiceRefusals.unanswered(found, desired, member.timeout()).refusal(), now)
        : track;
  }

  private boolean canEnd(ServiceTrack track, ServiceStatus found) {
    return found.state().isPending() && mayEndHung && !track.ended() && found.processId() != null;
  }

  private Next giveUp(ServiceTrack track, ServiceStatus found, Instant now) {
    if (canEnd(track, found)) {
      return new Next(track.endsProcess(found, now), Act.END_PROCESS);
    }
    Refusal reason =
        desired.isKeptFrom(found.state())
            ? ServiceRefusals.hung(found).refusal()
            : ServiceRefusals.overdue(found, desired, member.timeout()).refusal();
    return rest(track.failed(reason, now));
  }

  private boolean isOverdue(ServiceTrack track, Instant now) {
    CheckpointWatch watch = track.watch();
    return watch != null && watch.isOverdue(member.timeout(), now);
  }

  private static Next rest(ServiceTrack track) {
    return new Next(track, Act.NONE);
  }
}
