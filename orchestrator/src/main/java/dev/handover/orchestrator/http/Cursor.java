package dev.handover.orchestrator.http;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of operations ended: the last one's id. {@link Parameters} has checked its form. */
final class Cursor {
  private Cursor() {}

  static Optional<UUID> parse(@Nullable String cursor) {
    return Optional.ofNullable(cursor).map(UUID::fromString);
  }
}
