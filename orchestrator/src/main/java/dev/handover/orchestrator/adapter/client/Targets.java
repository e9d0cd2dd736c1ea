package dev.handover.orchestrator.adapter.client;

import dev.handover.orchestrator.domain.NodeRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One target for each node, made when it is first needed, and one for the directory. */
@ApplicationScoped
class Targets {
  private final Map<NodeRef, Target> nodes = new ConcurrentHashMap<>();
  private final ClientLimits nodeLimits;
  private final Target directory;

  @Inject
  Targets(
      ClientConfig client,
      DirectoryConfig directory,
      @ConfigProperty(name = "handover.data-dir", defaultValue = "data") Path dataDir) {
    this.nodeLimits =
        new ClientLimits(
            client.connectTimeout(),
            client.answerTimeout(),
            client.stateWait(),
            client.breakerRequests(),
            client.breakerDelay());
    ClientLimits directoryLimits =
        new ClientLimits(
            client.connectTimeout(),
            directory.answerTimeout(),
            client.stateWait(),
            client.breakerRequests(),
            client.breakerDelay());
    this.directory =
        new Target(
            "directory-service",
            directory.url(),
            new TokenSource(directory.tokenFile().orElse(dataDir.resolve("directory.token"))),
            new TrustedCertificates(
                "handover.directory.trust-certificates", directory.trustCertificates()),
            directoryLimits);
  }

  /**
   * A node that is configured anew (address, token file, certificates) gets a new target, and a
   * closed breaker.
   */
  Target node(NodeRef node) {
    return nodes.computeIfAbsent(
        node,
        ref ->
            new Target(
                "node " + ref.name(),
                ref.url(),
                new TokenSource(ref.tokenFile()),
                new TrustedCertificates(
                    "trustCertificates of " + ref.name() + " in the group file",
                    ref.trustCertificates()),
                nodeLimits));
  }

  Target directory() {
    return directory;
  }
}
