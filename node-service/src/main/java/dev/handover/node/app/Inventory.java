package dev.handover.node.app;

import dev.handover.node.domain.Fact;
import dev.handover.node.domain.LocalPath;
import dev.handover.node.domain.Reading;
import dev.handover.node.domain.RefusedException;
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
  private final HostFacts host;

  public Inventory(ServiceControlManager services, HostFacts host) {
    this.services = services;
    this.host = host;
  }

  /** What to read. */
  public record Request(
      List<ServiceName> services, List<LocalPath> files, List<RegistryValueName> registryValues) {}

  /** One fact for each thing, in the order of the request. */
  public List<Fact> take(Request request) {
    List<Fact> facts = new ArrayList<>();
    for (ServiceName name : request.services()) {
      facts.add(new Fact(Fact.Kind.SERVICE_START_TYPE, name.value(), startType(name)));
    }
    for (LocalPath path : request.files()) {
      facts.add(new Fact(Fact.Kind.FILE_VERSION, path.toString(), host.fileVersion(path)));
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
