package dev.handover.directory.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says in the store who computes a change set or brings it where, so that of several instances one
 * at a time does.
 *
 * @param instance names the process, for people
 * @param owner by whose right it works; null while the set is being computed, which needs none
 * @param task null for all
 * @param expires from then on, who wants the set may take it over; later than this the run begins
 *     no write
 */
public record RunLease(
    Turn turn,
    String instance,
    @Nullable Owner owner,
    Direction direction,
    @Nullable TaskName task,
    Instant expires) {

  /** The group's owner, without the actor: what two requests of one operation have in common. */
  public record Owner(GroupName group, FencingEpoch epoch, UUID issuer) {

    public static Owner of(Fence fence) {
      return new Owner(fence.group(), fence.epoch(), fence.issuer());
    }

    /** Whether a newer owner of the same group has come. */
    public boolean isOlderThan(Owner other) {
      return group.equals(other.group) && epoch.isOlderThan(other.epoch);
    }
  }

  /** Whether it is of the same group as a newer owner. */
  public boolean isOlderThan(@Nullable Owner newer) {
    return owner != null && newer != null && owner.isOlderThan(newer);
  }

  /** Whether its run has not renewed it in time. */
  public boolean isExpired(Instant now) {
    return !expires.isAfter(now);
  }
}
