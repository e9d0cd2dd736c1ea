package dev.handover.node.domain;

import java.util.Optional;

/**
 * Which address was asked for by which group, so that a group gets one and no more. Whether the
 * address is there is another matter: that is read from the machine.
 */
public interface GroupAddresses {

  /** The address that the group asked for last. */
  Optional<FloatingAddress> of(GroupName group);

  /** The group that asked for the address last. */
  Optional<GroupName> ownerOf(FloatingAddress address);

  /**
   * Stores durably that the address is the group's, in place of its former one and of the address's
   * former group; at most 10,000 groups.
   */
  void keep(GroupName group, FloatingAddress address);

  /** Forgets the group's address. */
  void forget(GroupName group);
}
