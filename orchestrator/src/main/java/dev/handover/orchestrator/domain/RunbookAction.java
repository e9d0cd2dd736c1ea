package dev.handover.orchestrator.domain;

import java.util.List;
import java.util.Locale;

/** What a runbook can change, each with the parameters that it takes under `with`. */
public enum RunbookAction {
  /** The services of the group get the start type Manual. */
  SET_START_TYPES("Give the group's services the start type Manual", "", ""),
  /** Keys of the appSettings of a .config file get values, `Key=Value` each. */
  EDIT_SETTINGS("Edit the application's settings", "path,settings", ""),
  /** The directories that the application needs on the switching disk. */
  MAKE_DIRECTORIES("Make the application's directories on the disk", "", ""),
  /**
   * What the first pass of a set-up left there; {@link RunbookCheck#NEVER_SERVED} is checked first,
   * in every runbook.
   */
  PURGE_FILES("Remove the files of the first pass", "", ""),
  /** A service is stopped, and started again. */
  RESTART_SERVICE("Restart a service", "service", ""),
  /** All services of the group, in the reverse of their order. */
  STOP_SERVICES("Stop the group's services", "", ""),
  /** All services of the group, in their order. */
  START_SERVICES("Start the group's services", "", ""),
  STOP_SERVICE("Stop a service", "service", ""),
  START_SERVICE("Start a service", "service", ""),
  /** A task of directory-service; every other parameter is the task's own. */
  CHANGE_DIRECTORY("Change the directory", "task", "*");

  private final String words;
  private final String required;
  private final String optional;

  RunbookAction(String words, String required, String optional) {
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
