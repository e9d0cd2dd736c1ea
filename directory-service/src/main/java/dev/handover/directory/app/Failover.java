package dev.handover.directory.app;

import dev.handover.directory.domain.ChangeSet;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.DirectoryRefusedException;
import dev.handover.directory.domain.DirectoryUnreachableException;
import dev.handover.directory.domain.DomainController;
import dev.handover.directory.domain.DomainControllerUrl;
import dev.handover.directory.domain.DomainControllers;
import dev.handover.directory.domain.Pin;
import dev.handover.directory.domain.TaskName;
import dev.handover.directory.domain.TaskProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds another domain controller for a change set whose own does not answer, when the
 * configuration allows that.
 */
@ApplicationScoped
public class Failover {

  private static final int LONGEST_REASON = 500;

  private final DomainControllers controllers;
  private final FailoverConfig config;
  private final InstantSource clock;

  /** One of these domain controllers. */
  public Failover(DomainControllers controllers, FailoverConfig config, InstantSource clock) {
    this.controllers = controllers;
    this.config = config;
    this.clock = clock;
  }

  /**
   * The domain controller that the set is to be pinned to before its next walk; empty when it keeps
   * its own. Asks the domain controllers, and takes as long as that takes.
   */
  Optional<Pin> next(ChangeSet set) {
    Pin pin = set.pin();
    if (pin == null) {
      return Optional.of(Pin.first(controllers.preferred().url(), clock.instant()));
    }
    if (!config.enabled() || set.pins().size() > config.most()) {
      return Optional.empty();
    }
    String silence = silence(pin.controller());
    return silence == null ? Optional.empty() : successor(set, pin, silence);
  }

  private Optional<Pin> successor(ChangeSet set, Pin pin, String silence) {
    String reason = silence.substring(0, Math.min(silence.length(), LONGEST_REASON));
    return controllers.known().stream()
        .map(DomainController::url)
        .filter(url -> !url.equals(pin.controller()))
        .filter(this::serves)
        .findFirst()
        .map(url -> new Pin(url, clock.instant(), reason, unchecked(set, pin)));
  }

  /** Tasks of which something is recorded as made, and those that were not all looked at before. */
  private static List<TaskName> unchecked(ChangeSet set, Pin pin) {
    Stream<TaskName> made = set.tasks().stream().filter(Failover::hasMade).map(TaskProgress::task);
    return Stream.concat(pin.unchecked().stream(), made).distinct().toList();
  }

  private static boolean hasMade(TaskProgress task) {
    int made = task.direction() == Direction.APPLIED ? task.applied() : task.reverted();
    return task.direction() != null && made > 0;
  }

  /** Why it gives no answer; null when it does. */
  private @Nullable String silence(DomainControllerUrl url) {
    try {
      controllers.at(url).describe();
      return null;
    } catch (DirectoryUnreachableException e) {
      return String.valueOf(e.getMessage());
    } catch (DirectoryRefusedException e) {
      return null;
    }
  }

  private boolean serves(DomainControllerUrl url) {
    try {
      controllers.at(url).describe();
      return true;
    } catch (DirectoryUnreachableException | DirectoryRefusedException e) {
      return false;
    }
  }
}
