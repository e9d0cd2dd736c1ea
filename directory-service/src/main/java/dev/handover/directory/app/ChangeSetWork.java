package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.ChangeSetState;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.EpochGate;
import dev.handover.directory.domain.Fence;
import dev.handover.directory.domain.Refusal;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import dev.handover.directory.domain.TaskName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings change sets to a state, however often it is asked. The work goes on when the caller stops
 * waiting; asked again, the caller joins it, also when another instance does it. Nothing runs by
 * itself after a restart or when an instance dies: whoever owns the group asks again, and the work
 * continues where it stopped.
 */
@ApplicationScoped
public class ChangeSetWork {

  private final ChangeSets sets;
  private final EpochGate gate;
  private final Runs runs;
  private final InstantSource clock;

  /** What a caller wants: the whole set or one task, and how long it waits for it. */
  public record Request(
      UUID changeSet, Direction desired, @Nullable TaskName task, Duration patience, Fence fence) {

    /** Whether the other request asks for the same by the same right. */
    boolean isSameWorkAs(Request other) {
      return desired == other.desired && Objects.equals(task, other.task) && isBySameOwnerAs(other);
    }

    boolean isBySameOwnerAs(Request other) {
      return fence.epoch().equals(other.fence.epoch())
          && fence.issuer().equals(other.fence.issuer());
    }
  }

  /** Where the set has got to, and whether that is where it should be. */
  public record Result(ChangeSet set, boolean reached) {}

  /** Work on these sets, let through by the gate. */
  public ChangeSetWork(ChangeSets sets, EpochGate gate, Runs runs, InstantSource clock) {
    this.sets = sets;
    this.gate = gate;
    this.runs = runs;
    this.clock = clock;
  }

  /** Promises the epoch, then brings the set there or as far as it gets within the wait. */
  public Result bring(Request request) {
    refuseUnfit(request, sets.get(request.changeSet()));
    gate.admit(request.fence());
    Instant deadline = clock.instant().plus(request.patience());
    boolean ended = join(request, deadline);
    ChangeSet now = sets.get(request.changeSet());
    return new Result(now, ended && !needsWork(request, now));
  }

  /** Whether the work of this request has ended before the deadline. */
  private boolean join(Request request, Instant deadline) {
    while (true) {
      if (runs.underway(request.changeSet()).isEmpty()
          && !needsWork(request, sets.get(request.changeSet()))) {
        return true;
      }
      Underway work = runs.joinOrStart(request);
      boolean same = work.isSameWorkAs(request);
      Duration left = left(deadline);
      switch (same ? work.await(left) : work.awaitQuietly(left)) {
        case ENDED -> {
          if (same) {
            return true;
          }
        }
        case ABANDONED -> {
          // Look again: whoever has the set now is joined, or it is taken over.
        }
        case NOT_YET -> {
          if (!same) {
            refuseOpposite(request, work);
          }
          return false;
        }
      }
    }
  }

  private Duration left(Instant deadline) {
    Duration left = Duration.between(clock.instant(), deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static boolean needsWork(Request request, ChangeSet set) {
    return !set.hasReached(request.desired(), request.task())
        || set.state() != set.stateTowards(request.desired());
  }

  private static void refuseUnfit(Request request, ChangeSet set) {
    if (!set.group().equals(request.fence().group())) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.WRONG_GROUP,
              "Change set %s is of group %s, the fence is of group %s."
                  .formatted(set.id(), set.group(), request.fence().group()),
              "Use a change set of the group that you own."));
    }
    if (set.state() == ChangeSetState.PREVIEWING) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.CHANGE_SET_BUSY,
              "The changes of change set " + set.id() + " are still being computed.",
              "Ask again when GET shows it as PREVIEWED."));
    }
    if (set.state() == ChangeSetState.BLOCKED) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.CHANGE_SET_BLOCKED,
              "The preview of change set " + set.id() + " found a blocker.",
              "Cure what its findings name, then ask for a new preview."));
    }
    TaskName task = request.task();
    if (task != null && !set.has(task)) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.UNKNOWN_TASK,
              "Change set %s has no task '%s'.".formatted(set.id(), task),
              "Use one of: %s."
                  .formatted(set.tasks().stream().map(known -> known.task().value()).toList())));
    }
  }

  /** Work of the same direction is waited for and then followed; the opposite one is not. */
  private static void refuseOpposite(Request request, Underway work) {
    if (work.desired() != request.desired()) {
      throw new RefusedException(
          new Refusal(
              RefusalCode.CHANGE_SET_BUSY,
              "Change set %s is being brought to %s.".formatted(work.changeSet(), work.desired()),
              "Ask again when that has ended: GET tells."));
    }
  }
}
