package dev.handover.directory.adapter;

import dev.handover.directory.domain.AccessTokens;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DomainControllers;
import dev.handover.directory.domain.access.SignedIdentities;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Runs before the first request is served: refuses an unsafe setup. The directory itself may be
 * away at that time; it is asked when it is needed.
 */
@ApplicationScoped
class StartRules {

  private static final Logger LOG = Logger.getLogger(StartRules.class);

  private final DirectoryConfig config;
  private final AccessTokens tokens;
  private final Instance<DomainControllers> controllers;
  private final String insecureRequests;
  private final SignedIdentities identities;

  StartRules(
      DirectoryConfig config,
      AccessTokens tokens,
      Instance<DomainControllers> controllers,
      @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled")
          String insecureRequests,
      SignedIdentities identities) {
    this.identities = identities;
    this.config = config;
    this.tokens = tokens;
    this.controllers = controllers;
    this.insecureRequests = insecureRequests;
  }

  void check(@Observes StartupEvent event) {
    List<String> faults = new ArrayList<>(faults(config, insecureRequests));
    faults.addAll(missingSecrets(config, identities.areTrusted()));
    if (!faults.isEmpty()) {
      throw new IllegalStateException(String.join("; ", faults));
    }
    controllers.get();
    LOG.infof(
        "directory-service ready: mode=%s url=%s security=%s tokens=%d",
        config.mode(),
        DirectoryAccess.of(config.directory().ldap()).told(),
        config.directory().ldap().security(),
        tokens.current().size());
  }

  /** Secrets without which nothing works in production; never what is in them. */
  static List<String> missingSecrets(DirectoryConfig config, boolean hasProvider) {
    List<String> faults = new ArrayList<>();
    if (config.mode() == DirectoryConfig.Mode.LAB) {
      return faults;
    }
    if (!hasProvider && !Files.isReadable(config.access().tokensFile())) {
      faults.add(
          "handover.access.tokens-file (%s) cannot be read, so nobody could get in: make one with ./handover token"
              .formatted(config.access().tokensFile()));
    }
    config
        .directory()
        .ldap()
        .passwordFile()
        .filter(file -> !Files.isReadable(file))
        .ifPresent(
            file ->
                faults.add(
                    "handover.directory.ldap.password-file (%s) cannot be read".formatted(file)));
    config
        .directory()
        .ldap()
        .passwordEnv()
        .filter(variable -> System.getenv(variable) == null)
        .ifPresent(
            variable ->
                faults.add(
                    "handover.directory.ldap.password-env: there is no variable %s in the environment"
                        .formatted(variable)));
    return faults;
  }

  /** What must not be in production, each with its cure. */
  static List<String> faults(DirectoryConfig config, String insecureRequests) {
    List<String> faults = new ArrayList<>();
    if (config.mode() == DirectoryConfig.Mode.LAB) {
      return faults;
    }
    if (!insecureRequests.equals("disabled")) {
      faults.add(
          "handover.mode=production serves over TLS only: configure quarkus.tls.* (a key store or"
              + " PEM files), set quarkus.http.insecure-requests=disabled, or use"
              + " handover.mode=lab for a trial");
    }
    if (config.directory().ldap().security() == DirectorySecurity.PLAIN) {
      faults.add(
          "handover.mode=production talks to the directory over TLS only: set"
              + " handover.directory.ldap.security=ldaps or starttls");
    }
    return faults;
  }
}
