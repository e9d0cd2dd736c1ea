package dev.handover.node.http;

/** The problems that the edge itself finds, whatever was asked for. */
enum ProblemKind {
  INVALID_REQUEST(
      400,
      "invalid-request",
      "The request is not valid",
      "Correct what `errors` names, then ask again."),
  UNAUTHENTICATED(
      401,
      "unauthenticated",
      "A valid token is required",
      "Send `Authorization: Bearer <token>` with a token of this service."),
  FORBIDDEN(
      403, "forbidden", "The token's role does not allow this", "Use a token with a higher role."),
  NOT_FOUND(404, "not-found", "There is nothing here", "Look the path up in `GET /openapi`."),
  METHOD_NOT_ALLOWED(
      405,
      "method-not-allowed",
      "The method is not offered here",
      "Look the path's methods up in `GET /openapi`."),
  NOT_ACCEPTABLE(
      406,
      "not-acceptable",
      "None of the accepted media types is offered",
      "Accept application/json."),
  BODY_TOO_LARGE(413, "body-too-large", "The body is too large", "Send at most 1 MiB."),
  URI_TOO_LONG(
      414, "uri-too-long", "The URI is too long", "Send a URI of at most 4096 characters."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "unsupported-media-type",
      "The body's media type is not understood",
      "Send `Content-Type: application/json`."),
  TOO_MANY_REQUESTS(
      429, "too-many-requests", "Too many requests", "Wait as long as Retry-After says."),
  INTERNAL_ERROR(
      500,
      "internal-error",
      "Something broke here",
      "Read this service's log at this time; asking again is safe."),
  UNAVAILABLE(503, "unavailable", "This cannot be done now", "Ask again later.");

  private final int status;
  private final String code;
  private final String title;
  private final String cure;

  ProblemKind(int status, String code, String title, String cure) {
    this.status = status;
    this.code = code;
    this.title = title;
    this.cure = cure;
  }

  /**
   * The kind for a status that the framework chose; any other 4xx is an invalid request, any other
   * 5xx an internal error.
   */
  static ProblemKind ofStatus(int status) {
    for (ProblemKind kind : values()) {
      if (kind.status == status) {
        return kind;
      }
    }
    return status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String title() {
    return title;
  }

  String cure() {
    return cure;
  }
}
