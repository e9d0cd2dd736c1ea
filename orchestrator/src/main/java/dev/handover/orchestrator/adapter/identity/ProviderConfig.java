package dev.handover.orchestrator.adapter.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose JSON Web Tokens are accepted; none are while the issuer is not given. */
@ConfigMapping(prefix = "handover.access.jwt")
public interface ProviderConfig {
  /** What {@code iss} must be, to the letter. */
  Optional<String> issuer();

  /** One of these must be in {@code aud}. */
  Optional<Set<String>> audience();

  /** The provider's keys (JWKS, RFC 7517): an address that begins with https:, or a file. */
  Optional<String> keys();

  /** PEM file with the certificates to trust at that address; the JVM's own when not given. */
  Optional<Path> trustCertificates();

  /** The claim that is recorded as the actor. */
  @WithDefault("sub")
  String subjectClaim();

  /** The claim with the roles; `/` leads into an object, as in realm_access/roles. */
  @WithDefault("roles")
  String roleClaim();

  /** By role: the values of that claim which give it; handover-ROLE when nothing is said. */
  Map<String, List<String>> roles();

  /** The claim with the names of groups; the role is for all of them when not given. */
  Optional<String> groupsClaim();

  /** What stands before the name of a group; a star behind it is all groups. */
  @WithDefault("handover-group-")
  String groupPrefix();
}
