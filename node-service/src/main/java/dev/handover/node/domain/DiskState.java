package dev.handover.node.domain;

/** A switching disk as one machine sees it. */
public enum DiskState {
  ONLINE,
  OFFLINE
}
