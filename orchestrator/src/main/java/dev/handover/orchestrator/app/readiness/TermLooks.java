package dev.handover.orchestrator.app.readiness;

import dev.handover.orchestrator.domain.FenceAgent;
import dev.handover.orchestrator.domain.Group;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.readiness.Certificates;
import dev.handover.orchestrator.domain.readiness.DirectoryReadings;
import dev.handover.orchestrator.domain.readiness.ExpiryFindings;
import dev.handover.orchestrator.domain.readiness.NodeReadings;
import dev.handover.orchestrator.domain.readiness.ReadinessFinding.Check;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long certificates and tokens are still good. */
@ApplicationScoped
class TermLooks {
  private static final String DIRECTORY = "directory-service";

  private final Certificates certificates;
  private final NodeReadings nodes;
  private final DirectoryReadings directory;

  TermLooks(Certificates certificates, NodeReadings nodes, DirectoryReadings directory) {
    this.certificates = certificates;
    this.nodes = nodes;
    this.directory = directory;
  }

  List<Look> of(Group group, Occasion occasion, ReadinessConfig config) {
    ExpiryFindings terms =
        new ExpiryFindings(occasion.at(), config.expiryWarning(), config.expiryBlocking());
    List<Look> looks = new ArrayList<>();
    peers(group)
        .forEach(
            (peer, url) ->
                looks.add(
                    Look.at(
                        Check.of("certificate", peer),
                        seen -> List.of(terms.certificate(peer, certificates.at(url))))));
    for (NodeRef node : List.of(group.primary(), group.backup())) {
      String name = node.name().value();
      looks.add(
          Look.at(
              Check.of("token", name),
              seen -> List.of(terms.token(name, nodes.tokenExpiry(node)))));
    }
    looks.add(
        Look.at(
            Check.of("token", DIRECTORY),
            seen -> List.of(terms.token(DIRECTORY, directory.tokenExpiry()))));
    return looks;
  }

  private Map<String, URI> peers(Group group) {
    Map<String, URI> peers = new LinkedHashMap<>(certificates.common());
    for (NodeRef node : List.of(group.primary(), group.backup())) {
      peers.put(node.name().value(), node.url());
      group
          .protection()
          .agentOf(node)
          .filter(FenceAgent.Redfish.class::isInstance)
          .map(FenceAgent.Redfish.class::cast)
          .ifPresent(agent -> peers.put("fence agent of " + node.name(), agent.url()));
    }
    return peers;
  }
}
