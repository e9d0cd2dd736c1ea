package dev.handover.node.adapter;

import dev.handover.node.domain.AccessTokens;
import dev.handover.node.domain.Installation;
import dev.handover.node.domain.Machine;
import dev.handover.node.domain.NodeIdentity;
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
 * Runs before the first request is served: refuses an unsafe setup, and makes sure that tokens and
 * the machine can be read.
 */
@ApplicationScoped
class StartRules {
  private static final Logger LOG = Logger.getLogger(StartRules.class);

  private final NodeConfig config;
  private final NodeIdentity identity;
  private final String insecureRequests;

  StartRules(
      NodeConfig config,
      NodeIdentity identity,
      @ConfigProperty(name = "quarkus.http.insecure-requests", defaultValue = "enabled")
          String insecureRequests) {
    this.config = config;
    this.identity = identity;
    this.insecureRequests = insecureRequests;
  }

  void check(
      @Observes StartupEvent event, Instance<AccessTokens> tokens, Instance<Machine> machine) {
    boolean production = config.mode() == NodeConfig.Mode.PRODUCTION;
    boolean tlsOnly = insecureRequests.equals("disabled");
    List<String> faults =
        new ArrayList<>(new Installation(production, identity.adapter(), tlsOnly).faults());
    if (production && !Files.isReadable(config.access().tokensFile())) {
      faults.add(
          "handover.access.tokens-file (%s) cannot be read, so nobody could get in: make one with ./handover token"
              .formatted(config.access().tokensFile()));
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException(String.join("; ", faults));
    }
    // Only now is the machine opened: a refused start must not write anything.
    LOG.infof(
        "node ready: node=%s mode=%s adapter=%s bootId=%s tokens=%d",
        identity.name(),
        config.mode(),
        identity.adapter(),
        machine.get().bootId(),
        tokens.get().current().size());
    HostStop.serviceHasBegun();
  }
}
