package dev.handover.node.app;

import dev.handover.node.domain.Fact;
import dev.handover.node.domain.HostChecks;
import dev.handover.node.domain.Reading;
import dev.handover.node.domain.RefusedException;
import dev.handover.node.domain.RegistryRoots;
import dev.handover.node.domain.RegistryValueName;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.StartType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Reads what both nodes of a group should have in common. Changes nothing. */
@ApplicationScoped
public class Inventory {
  private final ServiceControlManager services;
  private final HostChecks host;
  private final RegistryRoots roots;

  public Inventory(ServiceControlManager services, HostChecks host, RegistryRoots roots) {
    this.services = services;
    this.host = host;
    this.roots = roots;
  }

  /** What to read. */
  public record Request(List<ServiceName> services, List<RegistryValueName> registryValues) {}

  /** One fact for each thing, in the order of the request. */
  public List<Fact> take(Request request) {
    request.registryValues().forEach(roots::require);
    List<Fact> facts = new ArrayList<>();
    for (ServiceName name : request.services()) {
      facts.add(new Fact(Fact.Kind.SERVICE_START_TYPE, name.value(), startType(name)));
    }
    for (RegistryValueName name : request.registryValues()) {
      facts.add(new Fact(Fact.Kind.REGISTRY_VALUE, name.toString(), host.registryValue(name)));
    }
    return facts;
  }

  private Reading<String> startType(ServiceName name) {
    try {
      ServiceStatus status = services.query(name);
      if (status.state() == ServiceState.NOT_INSTALLED) {
        return Reading.notApplicable("The service is not installed.");
      }
      return status.startType() == StartType.UNKNOWN
          ? Reading.unknown("The start type could not be read.")
          : Reading.known(status.startType().name());
    } catch (RefusedException e) {
      return Reading.unknown(e.refusal().detail());
    }
  }
}
