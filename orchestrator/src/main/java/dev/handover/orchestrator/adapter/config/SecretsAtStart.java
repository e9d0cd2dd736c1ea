package dev.handover.orchestrator.adapter.config;

import dev.handover.orchestrator.domain.access.SignedIdentities;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start in production without the secrets that nothing works without: those by which
 * callers are known, and the one that directory-service knows us by. Each reason names the property
 * and the cure, and nothing of the secret.
 */
@ApplicationScoped
class SecretsAtStart {
  private static final int AFTER_TLS = 2;

  private final Config config;

  @Inject
  SecretsAtStart(Config config) {
    this.config = config;
  }

  void check(@Observes @Priority(AFTER_TLS) StartupEvent event, SignedIdentities identities) {
    boolean isLab =
        config.getOptionalValue("handover.mode", String.class).filter("lab"::equals).isPresent();
    List<String> faults = isLab ? List.of() : faults(identities.areTrusted());
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "The orchestrator does not start:\n  " + String.join("\n  ", faults));
    }
  }

  private List<String> faults(boolean hasProvider) {
    List<String> faults = new ArrayList<>();
    Path tokens = file("handover.access.tokens-file", "tokens");
    Path directoryToken = file("handover.directory.token-file", "directory.token");
    Optional<String> directoryVariable =
        config.getOptionalValue("handover.directory.token-env", String.class);
    if (!hasProvider && !Files.isReadable(tokens)) {
      faults.add(
          "handover.access.tokens-file (%s) cannot be read, so nobody could get in. Make one with"
                  .formatted(tokens)
              + " ./handover token, or configure handover.access.jwt.issuer.");
    }
    if (directoryVariable.isPresent()) {
      directoryVariable
          .filter(variable -> System.getenv(variable) == null)
          .ifPresent(
              variable ->
                  faults.add(
                      "handover.directory.token-env: there is no variable %s in the environment."
                          .formatted(variable)));
    } else if (!Files.isReadable(directoryToken)) {
      faults.add(
          "handover.directory.token-file (%s) cannot be read. Put the token there that"
                  .formatted(directoryToken)
              + " directory-service knows the orchestrator by.");
    }
    return faults;
  }

  private Path file(String property, String otherwise) {
    return config
        .getOptionalValue(property, Path.class)
        .orElseGet(
            () ->
                config
                    .getOptionalValue("handover.data-dir", Path.class)
                    .orElse(Path.of("data"))
                    .resolve(otherwise));
  }
}
