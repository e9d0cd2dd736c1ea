package dev.handover.orchestrator.http;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operation's version as an ETag (RFC 9110, section 8.8.3). */
final class EntityTag {
  private static final long NEVER = -1;

  private EntityTag() {}

  static String of(long version) {
    return "\"" + version + "\"";
  }

  /** Whether {@code If-None-Match} names this version. */
  static boolean matches(@Nullable String header, long version) {
    return header != null
        && Arrays.stream(header.split(","))
            .map(tag -> tag.strip().replaceFirst("^W/", ""))
            .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
  }

  /** The version that {@code If-Match} demands; one that never was for a tag that is not ours. */
  static Optional<Long> demanded(@Nullable String header) {
    if (header == null || header.strip().equals("*")) {
      return Optional.empty();
    }
    String tag = header.strip();
    return Optional.of(
        tag.matches("\"\\d{1,18}\"") ? Long.parseLong(tag.substring(1, tag.length() - 1)) : NEVER);
  }
}
