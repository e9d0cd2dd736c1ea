package dev.handover.orchestrator.domain.events;

/** What events tell. The text is part of the contract (docs/events.md): it never changes. */
public enum EventType {
  OPERATION_STARTED("operation.started"),
  OPERATION_WAITS("operation.waits"),
  OPERATION_RESUMED("operation.resumed"),
  OPERATION_TURNED_BACK("operation.turned-back"),
  OPERATION_TAKEN_OVER("operation.taken-over"),
  OPERATION_HALTED("operation.halted"),
  OPERATION_ENDED("operation.ended"),
  STEP_IN_DOUBT("step.in-doubt"),
  STEP_FAILED("step.failed"),
  OWNER_CHANGED("group.owner-changed"),
  GROUP_FROZEN("group.frozen"),
  GROUP_UNFROZEN("group.unfrozen"),
  GROUP_SUSPECTED("group.suspected"),
  GROUP_WELL_AGAIN("group.well-again"),
  GROUP_NOT_TAKEN_OVER("group.not-taken-over"),
  READINESS_CHANGED("group.readiness-changed"),
  SUBSCRIPTION_DISABLED("subscription.disabled"),
  SUBSCRIPTION_ENABLED("subscription.enabled");

  private static final String PREFIX = "dev.handover.";

  private final String text;

  EventType(String text) {
    this.text = PREFIX + text;
  }

  /** The CloudEvents attribute `type`. */
  public String text() {
    return text;
  }
}
