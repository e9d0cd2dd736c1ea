package dev.handover.node.domain;

import java.util.Locale;

/** Why the node refuses, by the stable codes of its contract. */
public enum RefusalCode {
  INVALID_REQUEST("The request is not valid"),
  STALE_EPOCH("A newer epoch was promised"),
  SERVICE_NOT_FOUND("No such service on this machine"),
  SERVICE_FAILED("The service did not get there"),
  SERVICE_DISABLED("The service is disabled"),
  DISK_NOT_FOUND("No such disk on this machine"),
  DISK_HELD_ELSEWHERE("Another machine has the disk"),
  DISK_IN_USE("The disk has open files"),
  ADDRESS_IN_USE("Somebody else has the address"),
  GROUP_HAS_ADDRESS("The group has another address here"),
  NO_INTERFACE("No network interface for the address"),
  NOT_RELEASED("This node has not let go"),
  LEASE_EXPIRED("The lease is over"),
  UNAVAILABLE("This node cannot do that now");

  private final String title;

  RefusalCode(String title) {
    this.title = title;
  }

  /** One line that is the same for every refusal of this kind. */
  public String title() {
    return title;
  }

  /** The code as the contract writes it: lower-kebab. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
