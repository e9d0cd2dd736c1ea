package dev.handover.directory.app;

import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.Fence;
import dev.handover.directory.domain.Refusal;
import dev.handover.directory.domain.RefusalCode;
import dev.handover.directory.domain.RefusedException;
import dev.handover.directory.domain.RunLease;
import dev.handover.directory.domain.RunLeases;
import dev.handover.directory.domain.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The leases of this instance's runs, and what is known of those of the others. */
@ApplicationScoped
public class Leases {

  /** A lease that is not renewed ends after one; more than that only when clocks differ. */
  private static final int MOST_LEASES_TO_WAIT = 3;

  private final RunLeases store;
  private final LeaseConfig config;
  private final InstantSource clock;
  private final Pause pause;
  private final String instance =
      "%s/%d"
          .formatted(
              System.getenv().getOrDefault("HOSTNAME", "instance"), ProcessHandle.current().pid());
  private final Map<Turn, HeldLease> held = new ConcurrentHashMap<>();

  /** Leases in this store, for as long as it is configured. */
  public Leases(RunLeases store, LeaseConfig config, InstantSource clock, Pause pause) {
    this.store = store;
    this.config = config;
    this.clock = clock;
    this.pause = pause;
  }

  /** What came of asking for a lease. */
  sealed interface Answer {

    /** It is ours. */
    record Granted(HeldLease lease) implements Answer {}

    /** Another one stands in the way. */
    record Taken(RunElsewhere by) implements Answer {}
  }

  /** Asks for the lease that the work of a request needs. */
  Answer ask(ChangeSetWork.Request request) {
    Instant now = clock.instant();
    Turn turn = new Turn(request.changeSet(), UUID.randomUUID());
    RunLease wanted =
        new RunLease(
            turn,
            instance,
            RunLease.Owner.of(request.fence()),
            request.desired(),
            request.task(),
            now.plus(config.duration()));
    RunLease inForce = store.acquire(wanted, now);
    if (!inForce.turn().equals(turn)) {
      return new Answer.Taken(elsewhere(inForce));
    }
    HeldLease lease = new HeldLease(turn, wanted.expires(), clock);
    held.put(turn, lease);
    return new Answer.Granted(lease);
  }

  /** A lease on a set that is about to be begun, to be stored together with it. */
  RunLease forPreview(UUID changeSet) {
    Turn turn = new Turn(changeSet, UUID.randomUUID());
    Instant expires = clock.instant().plus(config.duration());
    held.put(turn, new HeldLease(turn, expires, clock));
    return new RunLease(turn, instance, null, Direction.APPLIED, null, expires);
  }

  /** Lets go, if it still is ours. */
  void release(Turn turn) {
    held.remove(turn);
    store.release(turn);
  }

  /** The run that has a set now, by a lease that has not expired. */
  Optional<RunElsewhere> atWorkOn(UUID changeSet) {
    return store
        .ofChangeSet(changeSet)
        .filter(lease -> !lease.isExpired(clock.instant()))
        .map(this::elsewhere);
  }

  /** Waits until no run of the group by an older epoch has a lease that has not expired. */
  void awaitEndOfOlder(Fence fence) {
    RunLease.Owner newer = RunLease.Owner.of(fence);
    Instant deadline = clock.instant().plus(config.duration().multipliedBy(MOST_LEASES_TO_WAIT));
    while (isOlderAtWork(newer)) {
      if (!clock.instant().isBefore(deadline)) {
        throw new RefusedException(
            new Refusal(
                RefusalCode.CHANGE_SET_BUSY,
                "An older run of group " + fence.group() + " does not end.",
                "Ask again. If that does not help, the clocks of the instances differ: set them."));
      }
      pause.last(config.look());
    }
  }

  private boolean isOlderAtWork(RunLease.Owner newer) {
    Instant now = clock.instant();
    return store.ofGroup(newer.group()).stream()
        .anyMatch(lease -> !lease.isExpired(now) && lease.isOlderThan(newer));
  }

  private RunElsewhere elsewhere(RunLease lease) {
    return new RunElsewhere(lease, store, new RunElsewhere.Watch(clock, pause, config.look()));
  }

  /** Renews what is held. A lease that cannot be renewed is left to expire. */
  void renewAll() {
    for (HeldLease lease : held.values()) {
      Instant expires = clock.instant().plus(config.duration());
      if (store.renew(lease.turn(), expires)) {
        lease.extendTo(expires);
      }
    }
  }
}
