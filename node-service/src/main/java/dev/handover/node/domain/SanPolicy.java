package dev.handover.node.domain;

/** What Windows does with a disk that it sees for the first time (VDS_SAN_POLICY). */
public enum SanPolicy {
  ONLINE_ALL,
  /** Disks on a shared bus stay offline until somebody brings them online: what a group needs. */
  OFFLINE_SHARED,
  OFFLINE_ALL,
  /** Disks on an internal bus stay offline, too. */
  OFFLINE_INTERNAL;

  /** Whether a shared disk stays offline by itself. */
  public boolean keepsSharedDisksOffline() {
    return this != ONLINE_ALL;
  }
}
