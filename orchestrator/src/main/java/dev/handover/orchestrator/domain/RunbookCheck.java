package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Locale;

/** What a runbook can look at, each with the parameters that it takes under `with`. */
public enum RunbookCheck {
  /** Start types, MSDTC, disk, address, clock, reboot and what else the node checks by itself. */
  HOST("Check the machine", "", "only"),
  /** Files have at least a version. */
  FILE_VERSION("Check the version of a file", "path,version", ""),
  /** A file is there. */
  FILE_PRESENT("Check that a file is there", "path", ""),
  /** None of these events is in the log; the node's catalogue says what those that are mean. */
  EVENTS_ABSENT("Check that the event log has none of these events", "ids", ""),
  /** A service is stopped. */
  SERVICE_STOPPED("Check that a service is stopped", "service", ""),
  /** Every node could have the group: a move is planned and thrown away. */
  MOVABLE("Plan a move, without doing it", "", ""),
  /** A task of directory-service would change nothing; its other parameters are the task's own. */
  DIRECTORY("Check that the directory is as it should be", "task", "*"),
  /** No mailbox is on either server. */
  NEVER_SERVED("Check that no mailbox was ever served", "", ""),
  /** The DNS client asks the servers that the group's `cluster` names, in that order. */
  DNS_CLIENT("Check which DNS servers the machine asks", "", "");

  private final String words;
  private final String required;
  private final String optional;

  RunbookCheck(String words, String required, String optional) {
    this.words = words;
    this.required = required;
    this.optional = optional;
  }

  public String words() {
    return words;
  }

  /** Parameters that it cannot do without. */
  public List<String> required() {
    return names(required);
  }

  /** Parameters that it may have; `*` for any. */
  public List<String> optional() {
    return names(optional);
  }

  private static List<String> names(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(","));
  }

  /** As a runbook's file spells it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
