package dev.handover.directory.domain;

import java.time.Instant;
import java.util.UUID;

/** The highest epoch that was shown for a group, by whom and when. */
public record EpochPromise(GroupName group, FencingEpoch epoch, UUID issuer, Instant promisedAt) {

  /**
   * Whether this promise forbids the fence to act: a newer epoch, or the same one issued to
   * somebody else.
   */
  public boolean forbids(Fence fence) {
    return fence.epoch().isOlderThan(epoch)
        || (isSameEpochAs(fence) && !issuer.equals(fence.issuer()));
  }

  /** Whether this promise may take the place of the other: it is newer. */
  public boolean mayFollow(EpochPromise other) {
    return other.epoch.isOlderThan(epoch);
  }

  /** Whether the fence is the one that was promised. */
  public boolean isFor(Fence fence) {
    return isSameEpochAs(fence) && issuer.equals(fence.issuer());
  }

  private boolean isSameEpochAs(Fence fence) {
    return epoch.equals(fence.epoch());
  }
}
