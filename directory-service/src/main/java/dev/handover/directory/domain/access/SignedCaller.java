package dev.handover.directory.domain.access;

import dev.handover.directory.domain.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody whom a provider of identities vouches for.
 *
 * @param name recorded as the actor; 1 to 200 characters, none of them a control character
 * @param role what it allows; nothing at all when the provider gives none of ours
 * @param refusedFrom from when on it is not good any more
 */
public record SignedCaller(String name, Optional<Role> role, Instant refusedFrom) {
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]{1,200}");

  public SignedCaller {
    if (!NAME.matcher(name).matches() || name.isBlank()) {
      throw new IllegalArgumentException("not a name of a caller");
    }
  }
}
