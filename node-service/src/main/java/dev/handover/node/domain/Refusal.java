package dev.handover.node.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that a person can act on.
 *
 * @param detail what is wrong, with names and values, nothing secret
 * @param cure what to do next
 * @param items one for each thing that is wrong, held or open
 * @param number the promised epoch with STALE_EPOCH, the Windows error code with SERVICE_FAILED and
 *     SERVICE_DISABLED
 */
public record Refusal(
    RefusalCode code, String detail, String cure, List<Item> items, @Nullable Long number) {

  /** One thing that is wrong, and where. */
  public record Item(String where, String detail) {}

  public Refusal {
    items = List.copyOf(items);
  }

  /** A refusal without particulars. */
  public Refusal(RefusalCode code, String detail, String cure) {
    this(code, detail, cure, List.of(), null);
  }

  /** What the owner of a lease that is lost is told. */
  public static Refusal leaseExpired(SourceLease lease) {
    return new Refusal(
        RefusalCode.LEASE_EXPIRED,
        "The lease of group %s expired at %s and is %s."
            .formatted(lease.fence().group(), lease.expiresAt(), lease.state()),
        "Start the group again where it shall run: a new operation has a newer epoch.");
  }

  /** What a renewal of another lease than the one that is there is told. */
  public static Refusal leaseChanged(GroupName group, String found, String meant) {
    return new Refusal(
        RefusalCode.LEASE_CHANGED,
        "The lease of group %s is %s, and not %s.".formatted(group, found, meant),
        "Look at the leases again, and renew the one that is there.");
  }

  static Refusal staleEpoch(Fence fence, EpochPromise promised) {
    boolean sameEpoch = fence.epoch().equals(promised.epoch());
    String detail =
        sameEpoch
            ? "Epoch %s for group %s was promised to %s."
                .formatted(fence.epoch(), fence.group(), promised.issuer())
            : "Epoch %s for group %s is older than the promised %s."
                .formatted(fence.epoch(), fence.group(), promised.epoch());
    return new Refusal(
        RefusalCode.STALE_EPOCH,
        detail,
        "Stop this caller; a newer operation owns the group.",
        List.of(),
        promised.epoch().value());
  }
}
