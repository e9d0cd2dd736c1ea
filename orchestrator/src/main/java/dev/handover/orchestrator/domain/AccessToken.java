package dev.handover.orchestrator.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token as it is kept: never the token itself, only its SHA-256.
 *
 * @param name who bears it; recorded as the actor
 * @param role what it allows
 * @param sha256 64 lower-case hex digits: the hash of the whole token in UTF-8
 * @param expires the last day (UTC) on which it is good; for ever when absent
 * @param reach for which groups
 */
public record AccessToken(
    String name, Role role, String sha256, Optional<LocalDate> expires, Reach reach) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,62}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public AccessToken {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a token name: '" + name + "'");
    }
    if (!HASH.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not 64 lower-case hex digits");
    }
  }

  /** A token for all groups. */
  public AccessToken(String name, Role role, String sha256, Optional<LocalDate> expires) {
    this(name, role, sha256, expires, Reach.EVERYTHING);
  }

  /** A token that is good for ever. */
  public AccessToken(String name, Role role, String sha256) {
    this(name, role, sha256, Optional.empty());
  }

  /** From when on it is refused: the end of its last day. */
  public Optional<Instant> refusedFrom() {
    return expires.map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** Whether it is still good then. */
  public boolean isGoodAt(Instant now) {
    return refusedFrom().map(now::isBefore).orElse(true);
  }
}
