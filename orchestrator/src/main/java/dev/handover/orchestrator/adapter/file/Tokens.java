package dev.handover.orchestrator.adapter.file;

import dev.handover.orchestrator.domain.AccessTokens;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the token file that the configuration names; a malformed line stops the start. */
@ApplicationScoped
class Tokens {
  private static final int BEFORE_ANY_WORK = 10;

  @Produces
  @Startup(BEFORE_ANY_WORK)
  @ApplicationScoped
  AccessTokens tokens(
      @ConfigProperty(name = "handover.access.tokens-file") Optional<Path> file,
      @ConfigProperty(name = "handover.data-dir", defaultValue = "data") Path dataDir) {
    return new TokenFile(file.orElse(dataDir.resolve("tokens")));
  }
}
