package dev.handover.node.http;

import dev.handover.api.node.ServicesApi;
import dev.handover.api.node.model.DesiredServiceState;
import dev.handover.api.node.model.ServiceList;
import dev.handover.api.node.model.ServiceStatus;
import dev.handover.node.app.Audit;
import dev.handover.node.app.ServiceSwitch;
import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.Role;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceRefusals;
import dev.handover.node.domain.ServiceState;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Windows services. */
class ServicesResource implements ServicesApi {
  private final ServiceControlManager services;
  private final ServiceSwitch serviceSwitch;
  private final Callers callers;
  private final Audit audit;

  ServicesResource(
      ServiceControlManager services, ServiceSwitch serviceSwitch, Callers callers, Audit audit) {
    this.services = services;
    this.serviceSwitch = serviceSwitch;
    this.callers = callers;
    this.audit = audit;
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<ServiceList> listServices(List<String> names) {
    List<ServiceName> asked =
        names.stream()
            .distinct()
            .map(name -> Parsed.value("name", name, ServiceName::new))
            .toList();
    List<dev.handover.node.domain.ServiceStatus> found =
        asked.isEmpty() ? services.list() : asked.stream().map(services::query).toList();
    return RestResponse.ok(new ServiceList(found.stream().map(Shown::service).toList()));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<ServiceStatus> getService(String name) {
    ServiceName service = Parsed.value("name", name, ServiceName::new);
    dev.handover.node.domain.ServiceStatus status = services.query(service);
    if (status.state() == ServiceState.NOT_INSTALLED) {
      throw ServiceRefusals.unknown(service);
    }
    return RestResponse.ok(Shown.service(status));
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<ServiceStatus> putServiceState(String name, DesiredServiceState asked) {
    ServiceSwitch.Request request =
        new ServiceSwitch.Request(
            Parsed.value("name", name, ServiceName::new),
            DesiredState.valueOf(asked.desired().name()),
            Duration.ofSeconds(asked.waitSeconds()),
            callers.fence(asked.fence()));
    ServiceSwitch.Result result =
        audit.record(
            request.fence(),
            "service " + request.name() + " to " + request.desired(),
            () -> serviceSwitch.bringTo(request),
            done -> (done.reached() ? "reached:" : "pending:") + done.status().state());
    ServiceStatus shown = Shown.service(result.status());
    return result.reached()
        ? RestResponse.ok(shown)
        : ResponseBuilder.create(Status.ACCEPTED, shown).header("Retry-After", 1).build();
  }
}
