package dev.handover.orchestrator.domain;

import java.util.regex.Pattern;

/**
 * A token as it is kept: never the token itself, only its SHA-256.
 *
 * @param name who bears it; recorded as the actor
 * @param role what it allows
 * @param sha256 64 lower-case hex digits: the hash of the whole token in UTF-8
 */
public record AccessToken(String name, Role role, String sha256) {
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
}
