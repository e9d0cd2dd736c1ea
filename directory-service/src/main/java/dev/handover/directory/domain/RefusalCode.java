package dev.handover.directory.domain;

import java.util.Locale;

/** Why the service refuses, by the stable codes of its contract. */
public enum RefusalCode {
  INVALID_REQUEST("The request is not valid"),
  NOT_FOUND("No such thing here"),
  UNKNOWN_TASK("No such directory task"),
  INVALID_TASK_PARAMETER("A task's parameter is not valid"),
  STALE_EPOCH("A newer epoch was promised"),
  WRONG_GROUP("The change set is another group's"),
  CHANGE_SET_BLOCKED("The preview found a blocker"),
  CHANGE_SET_BUSY("The change set is at work"),
  REQUEST_IN_PROGRESS("The first request with this key is still at work"),
  IDEMPOTENCY_KEY_REUSED("The key came before with another body"),
  DIRECTORY_REFUSED("The directory refused"),
  DIRECTORY_UNREACHABLE("The directory does not answer"),
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
