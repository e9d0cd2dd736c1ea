package dev.handover.orchestrator.app;

import dev.handover.orchestrator.domain.Freeze;
import dev.handover.orchestrator.domain.Freezes;
import dev.handover.orchestrator.domain.GroupName;
import dev.handover.orchestrator.domain.Groups;
import dev.handover.orchestrator.domain.Problem;
import dev.handover.orchestrator.domain.ProblemCode;
import dev.handover.orchestrator.domain.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Freezes groups, or everything, for people and for operations. It stops nothing that runs. */
@ApplicationScoped
public class FreezeService {
  private final Groups groups;
  private final Freezes freezes;
  private final InstantSource clock;

  public FreezeService(Groups groups, Freezes freezes, InstantSource clock) {
    this.groups = groups;
    this.freezes = freezes;
    this.clock = clock;
  }

  /** Who freezes, why, and until when. */
  public record Wish(String actor, String reason, Optional<Instant> until) {}

  /**
   * A person freezes a group, or, without one, everything.
   *
   * @throws ProblemException when there is no such group, or its end has passed already
   */
  public List<Freeze> freeze(Optional<GroupName> group, Wish wish) {
    mustExist(group);
    Instant now = now();
    Optional<Instant> until = wish.until().map(at -> at.truncatedTo(ChronoUnit.MICROS));
    if (until.isPresent() && !until.get().isAfter(now)) {
      throw new ProblemException(
          new Problem(
              ProblemCode.EXPIRY_IN_THE_PAST,
              "It is %s here; 'until' is %s.".formatted(now, until.get()),
              "Name a time to come, or leave 'until' out."));
    }
    freezes.put(new Freeze(group, wish.actor(), wish.reason(), now, until, Optional.empty()));
    return inForce(group);
  }

  /** A person lifts what people froze; answers with what is left. */
  public List<Freeze> lift(Optional<GroupName> group) {
    mustExist(group);
    freezes.lift(group, Optional.empty());
    return inForce(group);
  }

  /** What holds for a group, or, without one, for everything. */
  public List<Freeze> look(Optional<GroupName> group) {
    mustExist(group);
    return inForce(group);
  }

  /** Everything that is frozen. */
  List<Freeze> inForce() {
    return freezes.inForce(clock.instant());
  }

  /** An operation freezes a group until it lifts that, or ends; repeating it is harmless. */
  public void freezeFor(UUID operation, GroupName group, Wish wish) {
    freezes.put(
        new Freeze(
            Optional.of(group),
            wish.actor(),
            wish.reason(),
            now(),
            wish.until(),
            Optional.of(operation)));
  }

  /** An operation lifts its own freeze; harmless when there is none. */
  public void liftFor(UUID operation, GroupName group) {
    freezes.lift(Optional.of(group), Optional.of(operation));
  }

  private List<Freeze> inForce(Optional<GroupName> group) {
    return inForce().stream().filter(freeze -> freeze.holdsFor(group)).toList();
  }

  private void mustExist(Optional<GroupName> group) {
    group.filter(name -> groups.find(name).isEmpty()).ifPresent(FreezeService::unknown);
  }

  private static void unknown(GroupName name) {
    throw new ProblemException(
        new Problem(
            ProblemCode.GROUP_NOT_FOUND,
            "There is no group %s.".formatted(name),
            "List the groups; reload the configuration after adding one."));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
