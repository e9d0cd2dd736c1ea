package dev.handover.orchestrator.domain.access;

import java.util.Optional;

/** Callers who show a JSON Web Token (RFC 7519) of the provider that this service trusts. */
public interface SignedIdentities {
  /** Whether a provider is configured at all; without one, nobody is identified. */
  boolean areTrusted();

  /**
   * Who shows it, if its signature, issuer, audience and times are right. May wait for the
   * provider's keys, for seconds at most; while they cannot be had, nobody is identified.
   */
  Optional<SignedCaller> identify(String jwt);
}
