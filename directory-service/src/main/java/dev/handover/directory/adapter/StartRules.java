package dev.handover.directory.adapter;

import dev.handover.directory.domain.AccessTokens;
import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DomainControllers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
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

  StartRules(
      DirectoryConfig config,
      AccessTokens tokens,
      Instance<DomainControllers> controllers,
      @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled")
          String insecureRequests) {
    this.config = config;
    this.tokens = tokens;
    this.controllers = controllers;
    this.insecureRequests = insecureRequests;
  }

  void check(@Observes StartupEvent event) {
    List<String> faults = faults(config, insecureRequests);
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
