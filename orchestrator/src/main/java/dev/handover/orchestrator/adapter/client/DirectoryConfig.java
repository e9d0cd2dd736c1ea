package dev.handover.orchestrator.adapter.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How directory-service is reached. */
@ConfigMapping(prefix = "handover.directory")
interface DirectoryConfig {
  /** Where it listens. */
  @WithDefault("http://127.0.0.1:8081")
  URI url();

  /**
   * File with the bearer token for it; {@code directory.token} in the data folder when not given.
   */
  Optional<Path> tokenFile();

  /** Or: variable of the environment that holds it. */
  Optional<String> tokenEnv();

  /** PEM file with the certificates to trust; the JVM's own when not given. */
  Optional<Path> trustCertificates();

  /** How long a preview or a comparison of a whole directory may take. */
  @WithDefault("2M")
  Duration answerTimeout();
}
