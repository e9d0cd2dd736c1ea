package dev.handover.orchestrator.http;

import jakarta.ws.rs.BadRequestException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of operations ended: the last one's id. */
final class Cursor {
  private Cursor() {}

  static Optional<UUID> parse(@Nullable String cursor) {
    if (cursor == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(cursor));
    } catch (IllegalArgumentException e) {
      throw new BadRequestException("cursor: not the 'next' of a page", e);
    }
  }
}
