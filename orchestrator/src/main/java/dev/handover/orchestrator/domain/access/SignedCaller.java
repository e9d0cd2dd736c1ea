package dev.handover.orchestrator.domain.access;

import dev.handover.orchestrator.domain.Reach;
import dev.handover.orchestrator.domain.Role;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody whom a provider of identities vouches for.
 *
 * @param name recorded as the actor; 1 to 200 characters, none of them a control character
 * @param role what it allows; nothing at all when the provider gives none of ours
 * @param reach for which groups
 */
public record SignedCaller(String name, Optional<Role> role, Reach reach) {
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]{1,200}");

  public SignedCaller {
    if (!NAME.matcher(name).matches() || name.isBlank()) {
      throw new IllegalArgumentException("not a name of a caller");
    }
  }
}
