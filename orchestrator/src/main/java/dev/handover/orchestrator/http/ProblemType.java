package dev.handover.orchestrator.http;

/**
 * Every kind of problem this service answers with. The code is stable: programs decide by it, and
 * docs/problems.md explains it.
 */
enum ProblemType {
  INVALID_REQUEST(400, "The request is not valid"),
  UNAUTHENTICATED(401, "No valid token"),
  SIGNATURE_REFUSED(401, "The signature is not right"),
  FORBIDDEN(403, "The token's role is not enough"),
  NOT_FOUND(404, "There is nothing at this path"),
  GROUP_NOT_FOUND(404, "No such group"),
  OPERATION_NOT_FOUND(404, "No such operation"),
  EVACUATION_NOT_FOUND(404, "No such evacuation"),
  TRIGGER_NOT_FOUND(404, "No such trigger"),
  RUNBOOK_NOT_FOUND(404, "No such runbook"),
  SUBSCRIPTION_NOT_FOUND(404, "No such subscription"),
  EVENT_NOT_FOUND(404, "No such event"),
  NO_READINESS_REPORT(404, "Nobody has looked at the group yet"),
  METHOD_NOT_ALLOWED(405, "The path does not know this method"),
  NOT_ACCEPTABLE(406, "The answer does not come in that form"),
  OPERATION_IN_PROGRESS(409, "The group has a live operation"),
  FROZEN(409, "Nothing new may begin"),
  DWELL(409, "The group moved a moment ago"),
  FLAPPING(409, "The group moves too often"),
  TICKET_REQUIRED(409, "The group asks for a ticket"),
  OUTSIDE_CHANGE_WINDOW(409, "It is not the time that was approved"),
  REQUEST_IN_PROGRESS(409, "The same request is being answered just now"),
  NO_PROOF_OF_RELEASE(409, "Nobody says that the source has let go"),
  SOURCE_NOT_LOST(409, "The source answers"),
  ALREADY_ACTIVE(409, "The target has the group already"),
  NOT_ACTIVE(409, "The node does not have the group"),
  TWO_OWNERS(409, "Both nodes hold parts of the group"),
  SECOND_PERSON_NEEDED(409, "Another person has to approve it"),
  PAST_PIVOT(409, "There is no turning back any more"),
  WRONG_STATE(409, "The operation is not in a state for this"),
  PLAN_CHANGED(412, "The plan is not the one you saw"),
  VERSION_CHANGED(412, "The operation is not as you saw it"),
  BODY_TOO_LARGE(413, "The body is too large"),
  URI_TOO_LONG(414, "The URI is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body's content type is not understood"),
  UNKNOWN_TARGET(422, "The target is no node of the group"),
  UNKNOWN_NODE(422, "No group has such a node"),
  NOT_AFFECTED(422, "The group has nothing to do with it"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key came before with another request"),
  PLAN_BLOCKED(422, "A finding blocks the plan"),
  ATTESTATION_NOT_APPLICABLE(422, "There is nothing to attest"),
  EXPIRY_IN_THE_PAST(422, "The end has passed already"),
  NO_FENCE_AGENT(422, "The node has no fence agent"),
  UNSUPPORTED_PAYLOAD(422, "The payload is not one of this source"),
  RUNBOOK_NOT_APPLICABLE(422, "The runbook is not for this group"),
  ANSWERS_REFUSED(422, "The answers do not fit the questions"),
  INVALID_CONFIGURATION(422, "The configuration is not valid"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL_ERROR(500, "Something broke inside"),
  DIRECTORY_REFUSED(502, "The directory-service refused"),
  DIRECTORY_UNREACHABLE(503, "The directory-service does not answer"),
  NODE_UNREACHABLE(503, "A node does not answer"),
  AUDIT_UNAVAILABLE(503, "The audit cannot be written");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** Lower-kebab, as it stands in {@code code} and at the end of {@code type}. */
  String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  static java.util.Optional<ProblemType> byCode(String code) {
    return java.util.Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
  }
}
