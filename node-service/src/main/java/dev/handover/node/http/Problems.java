package dev.handover.node.http;

import dev.handover.api.node.model.Problem;
import dev.handover.api.node.model.ProblemItem;
import dev.handover.node.domain.Refusal;
import dev.handover.node.domain.RefusalCode;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Writes problems (RFC 9457), within the contract's limits of length. */
final class Problems {
  static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE_PREFIX = "urn:handover:problem:";
  private static final int MAX_DETAIL = 4000;
  private static final int MAX_WHERE = 1024;
  private static final int MAX_ITEM_DETAIL = 2000;
  private static final int MAX_ITEMS = 1000;

  private Problems() {}

  /** A problem that the edge found. */
  static Problem of(ProblemKind kind, String detail, List<ProblemItem> errors) {
    return new Problem(
        URI.create(TYPE_PREFIX + kind.code()),
        kind.title(),
        kind.status(),
        cut(detail, MAX_DETAIL),
        null,
        kind.code(),
        kind.cure(),
        null,
        null,
        errors.stream().limit(MAX_ITEMS).toList());
  }

  /** A refusal, in the contract's words. */
  static Problem of(Refusal refusal) {
    String code = refusal.code().text();
    boolean isEpoch = refusal.code() == RefusalCode.STALE_EPOCH;
    return new Problem(
        URI.create(TYPE_PREFIX + code),
        refusal.code().title(),
        statusOf(refusal.code()),
        cut(refusal.detail(), MAX_DETAIL),
        null,
        code,
        refusal.cure(),
        isEpoch ? refusal.number() : null,
        isEpoch ? null : refusal.number(),
        refusal.items().stream()
            .limit(MAX_ITEMS)
            .map(item -> item(item.where(), item.detail()))
            .toList());
  }

  /** One thing that is wrong. */
  static ProblemItem item(String where, @Nullable String detail) {
    return new ProblemItem(
        cut(where, MAX_WHERE), cut(detail == null ? "is not valid" : detail, MAX_ITEM_DETAIL));
  }

  /** The answer that carries the problem. */
  static RestResponse<Problem> answer(Problem problem) {
    return RestResponse.ResponseBuilder.<Problem>create(problem.status(), null)
        .entity(problem)
        .header("Content-Type", MEDIA_TYPE)
        .build();
  }

  private static int statusOf(RefusalCode code) {
    return switch (code) {
      case INVALID_REQUEST -> 400;
      case SERVICE_NOT_FOUND, SERVICE_SET_NOT_FOUND, DISK_NOT_FOUND, FILE_NOT_FOUND -> 404;
      case PATH_NOT_ALLOWED -> 403;
      case DISK_NOT_ONLINE,
          REPARSE_POINT,
          PATH_BLOCKED,
          FILE_IN_USE,
          TOO_MANY_FILES,
          UNKNOWN_PRINCIPAL,
          CONFIG_NOT_EDITABLE ->
          409;
      case STALE_EPOCH,
          SERVICE_FAILED,
          SERVICE_HUNG,
          SERVICE_DISABLED,
          DISK_HELD_ELSEWHERE,
          DISK_IN_USE,
          DISK_OF_OTHER_GROUP,
          ADDRESS_IN_USE,
          GROUP_HAS_ADDRESS,
          NO_INTERFACE,
          NOT_RELEASED,
          LEASE_EXPIRED,
          LEASE_CHANGED ->
          409;
      case UNAVAILABLE, AUDIT_UNAVAILABLE -> 503;
    };
  }

  private static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max - 1) + "…";
  }
}
