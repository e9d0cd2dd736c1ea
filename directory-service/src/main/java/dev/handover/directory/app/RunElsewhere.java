package dev.handover.directory.app;

import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.RunLease;
import dev.handover.directory.domain.RunLeases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Work that another instance does, known by its lease; how it ended is in the store. */
final class RunElsewhere implements Underway {

  private final RunLease lease;
  private final RunLeases store;
  private final Watch watch;

  /** How time passes between two looks. */
  record Watch(InstantSource clock, Pause pause, Duration look) {}

  RunElsewhere(RunLease lease, RunLeases store, Watch watch) {
    this.lease = lease;
    this.store = store;
    this.watch = watch;
  }

  @Override
  public UUID changeSet() {
    return lease.turn().changeSet();
  }

  @Override
  public Direction desired() {
    return lease.direction();
  }

  @Override
  public boolean isSameWorkAs(ChangeSetWork.Request request) {
    return changeSet().equals(request.changeSet())
        && lease.direction() == request.desired()
        && Objects.equals(lease.task(), request.task())
        && RunLease.Owner.of(request.fence()).equals(lease.owner());
  }

  @Override
  public Waited await(Duration wait) {
    return awaitQuietly(wait);
  }

  /** Looks at least once, and sleeps between looks for as long as the wait lasts. */
  @Override
  public Waited awaitQuietly(Duration wait) {
    Instant deadline = watch.clock().instant().plus(wait);
    while (true) {
      Optional<RunLease> now =
          store.ofChangeSet(changeSet()).filter(it -> it.turn().equals(lease.turn()));
      Instant time = watch.clock().instant();
      if (now.isEmpty()) {
        return Waited.ENDED;
      }
      if (now.get().isExpired(time)) {
        return Waited.ABANDONED;
      }
      if (!time.isBefore(deadline)) {
        return Waited.NOT_YET;
      }
      Duration left = Duration.between(time, deadline);
      watch.pause().last(left.compareTo(watch.look()) < 0 ? left : watch.look());
    }
  }
}
