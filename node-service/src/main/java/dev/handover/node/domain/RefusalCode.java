package dev.handover.node.domain;

import java.util.Locale;

/** Why the node refuses, by the stable codes of its contract. */
public enum RefusalCode {
  INVALID_REQUEST("The request is not valid"),
  STALE_EPOCH("A newer epoch was promised"),
  SERVICE_NOT_FOUND("No such service on this machine"),
  SERVICE_FAILED("The service did not get there"),
  SERVICE_HUNG("The service hangs"),
  SERVICE_DISABLED("The service is disabled"),
  SERVICE_SET_NOT_FOUND("No set of services was asked for"),
  DISK_NOT_FOUND("No such disk on this machine"),
  DISK_HELD_ELSEWHERE("Another machine has the disk"),
  DISK_IN_USE("The disk has open files"),
  DISK_OF_OTHER_GROUP("The disk is another group's"),
  ADDRESS_IN_USE("Somebody else has the address"),
  GROUP_HAS_ADDRESS("The group has another address here"),
  NO_INTERFACE("No network interface for the address"),
  NOT_RELEASED("This node has not let go"),
  LEASE_EXPIRED("The lease is over"),
  LEASE_CHANGED("The lease is another one now"),
  DISK_NOT_ONLINE("The disk is not online on this machine"),
  FILE_NOT_FOUND("No such file on this machine"),
  PATH_NOT_ALLOWED("The path lies outside of the configured folders"),
  REPARSE_POINT("The path leads elsewhere"),
  PATH_BLOCKED("Something else lies at the path"),
  FILE_IN_USE("The file is open"),
  TOO_MANY_FILES("More files than were meant"),
  UNKNOWN_PRINCIPAL("No such account"),
  CONFIG_NOT_EDITABLE("The file must not be edited by a program"),
  UNAVAILABLE("This node cannot do that now"),
  AUDIT_UNAVAILABLE("The audit cannot be written");

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
