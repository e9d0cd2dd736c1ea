package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.Pin;
import dev.handover.directory.domain.Pins;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskProgress;
import dev.handover.directory.domain.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Between two walks of a change set nothing of it is in flight: only there it may change its domain
 * controller. What was made on the one before is looked at again on the new one, of all tasks, also
 * of those that nobody asks for just now.
 */
@ApplicationScoped
public class SafePoint {

  private static final Logger LOG = Logger.getLogger(SafePoint.class);

  private final Failover failover;
  private final Pins pins;
  private final LdifExport ldif;

  /** Writes down there which domain controller was chosen, and there what undoes the set. */
  public SafePoint(Failover failover, Pins pins, LdifExport ldif) {
    this.failover = failover;
    this.pins = pins;
    this.ldif = ldif;
  }

  /** The domain controller to change to, if any; see {@link Failover#next}. */
  Optional<Pin> choose(ChangeSet set) {
    return failover.next(set);
  }

  /** Puts the undo file on disk and changes to the chosen domain controller. */
  void leave(Turn turn, ChangeSet set, Optional<Pin> chosen) {
    ldif.ensureWritten(set);
    chosen.ifPresent(pin -> change(turn, set, pin));
  }

  private void change(Turn turn, ChangeSet set, Pin chosen) {
    pins.add(turn, chosen);
    if (chosen.reason() != null) {
      LOG.warnf(
          "changed the domain controller: changeSet=%s controller=%s tasksToLookAtAgain=%s"
              + " reason=\"%s\"",
          set.id(), chosen.controller(), chosen.unchecked(), chosen.reason());
    }
  }

  /**
   * What has to be walked in one go with the request: tasks to be looked at again, each the way
   * that it was brought last, then the request itself.
   */
  static List<ChangeSetWork.Request> walks(ChangeSetWork.Request request, ChangeSet set) {
    Pin pin = set.pin();
    if (pin == null || request.task() == null) {
      return List.of(request);
    }
    Stream<ChangeSetWork.Request> again =
        set.tasks().stream()
            .filter(task -> pin.unchecked().contains(task.task()))
            .filter(task -> !task.task().equals(request.task()))
            .flatMap(task -> Stream.ofNullable(again(request, task)));
    return Stream.concat(again, Stream.of(request)).toList();
  }

  private static ChangeSetWork.@Nullable Request again(
      ChangeSetWork.Request request, TaskProgress task) {
    Direction direction = task.direction();
    return direction == null
        ? null
        : new ChangeSetWork.Request(
            request.changeSet(), direction, task.task(), request.patience(), request.fence());
  }

  /** All that this walk was to look at has been looked at. */
  void walked(Turn turn, ChangeSet set, ChangeSetWork.Request walk) {
    Pin pin = set.pin();
    if (pin == null) {
      return;
    }
    for (TaskName task : pin.unchecked()) {
      if (walk.task() == null || walk.task().equals(task)) {
        pins.checked(turn, task);
      }
    }
  }
}
