package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Decides about an operation that has turned back: what was begun is undone in exact reverse order,
 * also what is in doubt; a compensation that cannot be done halts and is never skipped. A step of
 * which no try ever left for its receiver was not begun: nobody has to answer for its undoing. All
 * of it carries an epoch of its own.
 */
final class WayBack {
  private final OperationOrder order;
  private final OperationReplay now;

  WayBack(OperationOrder order, OperationReplay now) {
    this.order = order;
    this.now = now;
  }

  Decision next(Instant at) {
    List<StepTrack> reverse = new ArrayList<>(now.tracks.values());
    Collections.reverse(reverse);
    for (StepTrack track : reverse) {
      if (track.needsUndoing()) {
        Decision undo = undo(track, at);
        return undo instanceof Decision.Compensate && now.needsNewEpoch() ? renew() : undo;
      }
    }
    return finished();
  }

  /**
   * What was sent on the way forward and got no answer may arrive at any time: with the same epoch
   * it would be done after it was undone.
   */
  private static Decision renew() {
    return new Decision.Renew("it turns back: what was sent before is refused from here on");
  }

  private static Decision undo(StepTrack track, Instant at) {
    Compensation compensation = track.step.compensation().orElseThrow();
    return switch (track.mark) {
      case UNDO_GIVEN_UP ->
          new Decision.Halt(
              "%s: %s".formatted(compensation.action().title(), track.reason()),
              track.cure() + " Then resume, or abandon, the operation.");
      case UNDO_WAITING ->
          track.retryAt().isAfter(at)
              ? new Decision.WaitUntil(track.retryAt())
              : new Decision.Compensate(track.step, compensation, track.nextUndo(), false);
      case UNDOING -> new Decision.Compensate(track.step, compensation, track.nextUndo(), true);
      case UNTOUCHED, STARTED, WAITING, AWAITED, DONE, GIVEN_UP, UNDONE ->
          new Decision.Compensate(track.step, compensation, track.nextUndo(), false);
    };
  }

  private Decision finished() {
    if (!now.changedTheWorld() && !now.byPerson) {
      return new Decision.Finish(OperationState.FAILED, now.conflicts());
    }
    List<String> exceptions = new ArrayList<>(now.conflicts());
    boolean takesOver =
        order.plan().kind() == OperationKind.FAILOVER || order.plan().kind() == OperationKind.START;
    if (takesOver && !order.plan().leavesTargetWithWhatItHad()) {
      exceptions.add(whatIsLeft());
    }
    return new Decision.Finish(OperationState.COMPENSATED, exceptions);
  }

  private String whatIsLeft() {
    if (now.sourceLetGo()) {
      return "The group %s is offline: neither node serves it.".formatted(order.group());
    }
    if (!now.changedTheWorld()) {
      return "Nothing was changed: the group %s is where it was before; whether %s serves it is not certain."
          .formatted(order.group(), order.plan().source().map(NodeName::value).orElse("a node"));
    }
    if (!now.beganOnTarget()) {
      return "Nothing was done on %s; whether %s still has the group %s is not certain: look there first."
          .formatted(
              order.plan().target(),
              order.plan().source().map(NodeName::value).orElse("another node"),
              order.group());
    }
    return "The group %s is not on %s any more; whether %s has it is not certain: look there first."
        .formatted(
            order.group(),
            order.plan().target(),
            order.plan().source().map(NodeName::value).orElse("another node"));
  }
}
