package dev.handover.directory.http;

import dev.handover.api.directory.model.ConvergenceRequest;
import dev.handover.api.directory.model.NamedDnsServer;
import dev.handover.api.directory.model.NamedDomainController;
import dev.handover.directory.app.Convergences;
import dev.handover.directory.domain.Direction;
import dev.handover.directory.domain.DnsServers;
import dev.handover.directory.domain.DomainControllerUrl;
import dev.handover.directory.domain.proof.ConvergencePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a request to wait for servers means in the domain's words. */
final class AskedConvergence {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+");

  private AskedConvergence() {}

  static Convergences.Request of(UUID id, ConvergenceRequest request) {
    List<NamedDomainController> controllers =
        Objects.requireNonNullElse(request.domainControllers(), List.of());
    List<NamedDnsServer> dnsServers = Objects.requireNonNullElse(request.dnsServers(), List.of());
    return new Convergences.Request(
        id,
        Direction.valueOf(request.expect().name()),
        Asked.taskName(request.task()),
        new Convergences.Servers(
            IntStream.range(0, controllers.size())
                .mapToObj(i -> controller(controllers.get(i), i))
                .toList(),
            IntStream.range(0, dnsServers.size())
                .mapToObj(i -> dnsServer(dnsServers.get(i), i))
                .toList()),
        request.policy() == null
            ? ConvergencePolicy.ALL
            : ConvergencePolicy.valueOf(request.policy().name()),
        request.site(),
        Duration.ofSeconds(request.deadlineSeconds()),
        request.replicate());
  }

  private static Convergences.NamedController controller(NamedDomainController named, int index) {
    DomainControllerUrl url =
        Parsed.value(
            "/domainControllers/%d/url".formatted(index), named.url(), DomainControllerUrl::new);
    return new Convergences.NamedController(url, named.site());
  }

  private static Convergences.NamedDnsServer dnsServer(NamedDnsServer named, int index) {
    if (!HOST.matcher(named.address()).matches()) {
      throw Parsed.invalid(
          "/dnsServers/%d/address".formatted(index),
          "'%s' is neither a host name nor an address".formatted(named.address()));
    }
    return new Convergences.NamedDnsServer(
        new DnsServers.Address(named.address(), named.port()), named.site());
  }
}
