package dev.handover.directory.adapter.identity;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A configuration as a test wants it.
 *
 * @param issuer as in {@link ProviderConfig}
 * @param audience as there
 * @param keys as there
 * @param trustCertificates as there
 * @param roleClaim as there
 * @param roles as there
 */
record FilledConfig(
    Optional<String> issuer,
    Optional<Set<String>> audience,
    Optional<String> keys,
    Optional<Path> trustCertificates,
    String roleClaim,
    Map<String, List<String>> roles)
    implements ProviderConfig {

  /** Of this provider, with everything else as it is unless told. */
  static FilledConfig of(IdentityProvider provider) {
    return new FilledConfig(
        Optional.of(IdentityProvider.ISSUER),
        Optional.of(Set.of(IdentityProvider.AUDIENCE)),
        Optional.of(provider.keys()),
        Optional.of(provider.certificate()),
        "roles",
        Map.of());
  }

  FilledConfig with(Optional<String> otherIssuer, String otherKeys) {
    return new FilledConfig(
        otherIssuer, audience, Optional.of(otherKeys), trustCertificates, roleClaim, roles);
  }

  FilledConfig with(String claim, Map<String, List<String>> granting) {
    return new FilledConfig(issuer, audience, keys, trustCertificates, claim, granting);
  }

  @Override
  public String subjectClaim() {
    return "sub";
  }
}
