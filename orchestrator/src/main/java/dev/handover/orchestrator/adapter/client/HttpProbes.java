package dev.handover.orchestrator.adapter.client;

import static dev.handover.orchestrator.adapter.client.GarbledAnswer.body;

import dev.handover.api.node.ProbesApi;
import dev.handover.api.node.model.ProbeKind;
import dev.handover.api.node.model.ProbeRequest;
import dev.handover.api.node.model.ProbeResult;
import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.Probes;
import dev.handover.orchestrator.domain.serving.ProbeView;
import dev.handover.orchestrator.domain.serving.ServiceProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/** Looks through a node-service, or with a socket of its own. */
@ApplicationScoped
class HttpProbes implements Probes {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final Targets targets;

  @Inject
  HttpProbes(Targets targets) {
    this.targets = targets;
  }

  @Override
  public Answer<Boolean> reaches(NodeRef from, NodeRef to) {
    Target target = targets.node(from);
    ProbeRequest request =
        new ProbeRequest(
            host(to.url()),
            port(to.url()),
            ProbeKind.TCP,
            null,
            null,
            "/",
            Math.toIntExact(LIMIT.toMillis()));
    return Outcomes.answer(
        target, () -> body(target.api(ProbesApi.class).probe(request)).reachable());
  }

  @Override
  public Answer<ProbeView> probe(NodeRef from, String address, ServiceProbe probe) {
    Target target = targets.node(from);
    ProbeRequest request =
        new ProbeRequest(
            address,
            probe.port(),
            ProbeKind.valueOf(probe.kind().name()),
            probe.expected().text().orElse(null),
            probe.expected().status().orElse(null),
            probe.expected().path().orElse("/"),
            Math.toIntExact(probe.timeout().toMillis()));
    return Outcomes.answer(
        target,
        () -> {
          ProbeResult seen = body(target.api(ProbesApi.class).probe(request));
          return new ProbeView(
              Boolean.TRUE.equals(seen.serving()),
              Objects.requireNonNullElse(seen.answer(), ""),
              seen.detail());
        });
  }

  private static String host(URI url) {
    return url.getHost().replaceAll("[\\[\\]]", "");
  }

  private static int port(URI url) {
    if (url.getPort() > 0) {
      return url.getPort();
    }
    return "https".equals(url.getScheme()) ? HTTPS : HTTP;
  }

  @Override
  public boolean accepts(String address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), Math.toIntExact(LIMIT.toMillis()));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
