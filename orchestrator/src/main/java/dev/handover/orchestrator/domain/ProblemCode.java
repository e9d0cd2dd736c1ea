package dev.handover.orchestrator.domain;

import java.util.Locale;

/** Every reason for which the orchestrator refuses a request; stable, part of the contract. */
public enum ProblemCode {
  INVALID_REQUEST("The request is not valid"),
  GROUP_NOT_FOUND("No such group"),
  RUNBOOK_NOT_FOUND("No such runbook"),
  OPERATION_NOT_FOUND("No such operation"),
  SUBSCRIPTION_NOT_FOUND("No such subscription"),
  EVENT_NOT_FOUND("No such event"),
  NO_READINESS_REPORT("Nobody has looked yet"),
  EVACUATION_NOT_FOUND("No such evacuation"),
  OPERATION_IN_PROGRESS("The group has a live operation"),
  FROZEN("The group is frozen"),
  DWELL("The group moved a moment ago"),
  FLAPPING("The group moves too often"),
  TICKET_REQUIRED("A ticket is required"),
  OUTSIDE_CHANGE_WINDOW("Not in the change window"),
  TRIGGER_NOT_FOUND("No such trigger"),
  UNSUPPORTED_PAYLOAD("Not a payload of this source"),
  SIGNATURE_REFUSED("The signature is not right"),
  NO_FENCE_AGENT("The node has no fence agent"),
  EXPIRY_IN_THE_PAST("The end has passed already"),
  NO_PROOF_OF_RELEASE("Nobody proves that the source let go"),
  SOURCE_NOT_LOST("The source is healthy"),
  ALREADY_ACTIVE("The group is active already"),
  NOT_ACTIVE("The group is not active there"),
  TWO_OWNERS("Both nodes hold the group"),
  SECOND_PERSON_NEEDED("Another person has to approve it"),
  PAST_PIVOT("The operation is past its pivot"),
  WRONG_STATE("Not possible in this state"),
  REQUEST_IN_PROGRESS("The same request is being worked on"),
  PLAN_CHANGED("The plan has changed"),
  VERSION_CHANGED("The operation has changed"),
  UNKNOWN_TARGET("Not a node of this group"),
  UNKNOWN_NODE("No group has such a node"),
  NOT_AFFECTED("The group is not concerned"),
  IDEMPOTENCY_KEY_REUSED("The key was used for another request"),
  PLAN_BLOCKED("Findings block the plan"),
  ATTESTATION_NOT_APPLICABLE("The source can speak for itself"),
  RUNBOOK_NOT_APPLICABLE("The runbook is not for this group"),
  ANSWERS_REFUSED("The answers do not fit the questions"),
  INVALID_CONFIGURATION("The configuration is wrong"),
  DIRECTORY_REFUSED("directory-service refused"),
  DIRECTORY_UNREACHABLE("directory-service does not answer"),
  NODE_UNREACHABLE("A node does not answer"),
  AUDIT_UNAVAILABLE("The audit cannot be written");

  private final String title;

  ProblemCode(String title) {
    this.title = title;
  }

  /** The code in the contract's spelling, lower-kebab. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String title() {
    return title;
  }
}
