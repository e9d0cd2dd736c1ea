package dev.handover.orchestrator.adapter.identity;

import dev.handover.orchestrator.domain.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A provider, completely configured.
 *
 * @param issuer what {@code iss} must be
 * @param audience one of these must be in {@code aud}
 * @param keys where its keys are
 * @param claims what its claims mean
 */
record Provider(String issuer, Set<String> audience, Location keys, Claims claims) {
  private static final String PREFIX = "handover.access.jwt.";

  /** Where keys are: an address with the certificates to trust there, or a file. */
  sealed interface Location {
    /** By TLS; http: only where nothing is at stake. */
    record Address(URI url, Optional<Path> trusted) implements Location {}

    /** Read again when its time of change differs. */
    record Local(Path file) implements Location {}
  }

  Provider {
    audience = Set.copyOf(audience);
  }

  /**
   * The configured one, if there is one.
   *
   * @param production whether keys must come by TLS
   * @throws IllegalStateException naming each property that is missing or wrong
   */
  static Optional<Provider> of(ProviderConfig config, boolean production) {
    if (config.issuer().isEmpty() && config.keys().isEmpty() && config.audience().isEmpty()) {
      return Optional.empty();
    }
    List<String> faults = new ArrayList<>();
    needed(config.issuer().isPresent(), "issuer", "the `iss` of its tokens", faults);
    needed(config.audience().isPresent(), "audience", "an `aud` that is ours alone", faults);
    needed(config.keys().isPresent(), "keys", "the address or the file of its JWKS", faults);
    if (production && config.keys().filter(keys -> keys.startsWith("http:")).isPresent()) {
      faults.add(PREFIX + "keys is not encrypted. Use https: or a file.");
    }
    Map<Role, Set<String>> roles = roles(config.roles(), faults);
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "The orchestrator does not start:\n  " + String.join("\n  ", faults));
    }
    Claims claims =
        new Claims(
            config.subjectClaim(),
            new Claims.Granting(config.roleClaim(), roles),
            config.groupsClaim().map(claim -> new Claims.Bounding(claim, config.groupPrefix())));
    return Optional.of(
        new Provider(
            config.issuer().orElseThrow(),
            config.audience().orElseThrow(),
            location(config.keys().orElseThrow(), config.trustCertificates()),
            claims));
  }

  private static void needed(boolean given, String name, String what, List<String> faults) {
    if (!given) {
      faults.add(
          "%s%s is missing. Give %s, or take every %s* away to accept tokens of our own only."
              .formatted(PREFIX, name, what, PREFIX));
    }
  }

  private static Map<Role, Set<String>> roles(
      Map<String, List<String>> configured, List<String> faults) {
    Map<Role, Set<String>> roles = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      roles.put(role, Set.of("handover-" + role.text()));
    }
    configured.forEach(
        (name, values) ->
            Role.parse(name)
                .ifPresentOrElse(
                    role -> roles.put(role, Set.copyOf(values)),
                    () ->
                        faults.add(
                            "%sroles.%s is no role. Roles are viewer, operator, approver, admin."
                                .formatted(PREFIX, name))));
    return roles;
  }

  private static Location location(String keys, Optional<Path> trusted) {
    return keys.startsWith("https:") || keys.startsWith("http:")
        ? new Location.Address(URI.create(keys), trusted)
        : new Location.Local(Path.of(keys));
  }
}
