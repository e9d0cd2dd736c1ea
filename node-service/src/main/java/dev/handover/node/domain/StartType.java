package dev.handover.node.domain;

/** How Windows starts a service. A group's services are MANUAL: the group starts them. */
public enum StartType {
  BOOT,
  SYSTEM,
  AUTOMATIC,
  MANUAL,
  DISABLED,
  /** Could not be read, or the service is not installed. */
  UNKNOWN
}
