package dev.handover.orchestrator.adapter.client;

import dev.handover.orchestrator.adapter.client.Target.Peer;
import dev.handover.orchestrator.domain.NodeRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One target for each node, made when it is first needed, and one for the directory. */
@ApplicationScoped
class Targets {
  private final Map<NodeRef, Target> nodes = new ConcurrentHashMap<>();
  private final ClientLimits nodeLimits;
  private final Target directory;
  private final Optional<KeyStore> shown;

  @Inject
  Targets(
      ClientConfig client,
      DirectoryConfig directory,
      @ConfigProperty(name = "handover.data-dir", defaultValue = "data") Path dataDir) {
    this.shown = ClientCertificate.of(client).map(ClientCertificate::keyStore);
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
            new Peer(
                "directory-service",
                directory.url(),
                new TrustedCertificates(
                    "handover.directory.trust-certificates", directory.trustCertificates())),
            token(directory, dataDir),
            shown,
            directoryLimits);
  }

  private static TokenSource token(DirectoryConfig directory, Path dataDir) {
    if (directory.tokenFile().isPresent() && directory.tokenEnv().isPresent()) {
      throw new IllegalStateException(
          "handover.directory.token-file and handover.directory.token-env: give one of them");
    }
    return directory
        .tokenEnv()
        .<TokenSource>map(TokenOfEnvironment::new)
        .orElseGet(
            () ->
                new TokenInFile(directory.tokenFile().orElse(dataDir.resolve("directory.token"))));
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
                new Peer(
                    "node " + ref.name(),
                    ref.url(),
                    new TrustedCertificates(
                        "trustCertificates of " + ref.name() + " in the group file",
                        ref.trustCertificates())),
                new TokenInFile(ref.tokenFile()),
                shown,
                nodeLimits));
  }

  Target directory() {
    return directory;
  }
}
