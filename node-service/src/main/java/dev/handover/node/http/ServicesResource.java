package dev.handover.node.http;

import dev.handover.api.node.ServicesApi;
import dev.handover.api.node.model.DesiredServiceSetState;
import dev.handover.api.node.model.DesiredServiceState;
import dev.handover.api.node.model.DesiredStartType;
import dev.handover.api.node.model.ServiceList;
import dev.handover.api.node.model.ServiceSet;
import dev.handover.api.node.model.ServiceStatus;
import dev.handover.node.app.Audit;
import dev.handover.node.app.ServiceChanges;
import dev.handover.node.app.ServiceSets;
import dev.handover.node.app.ServiceSwitch;
import dev.handover.node.domain.DesiredState;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.GroupName;
import dev.handover.node.domain.Role;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceRefusals;
import dev.handover.node.domain.ServiceSetProgress;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.StartType;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Windows services. */
class ServicesResource implements ServicesApi {
  private final ServiceControlManager services;
  private final ServiceChanges changes;
  private final Callers callers;
  private final Audit audit;

  ServicesResource(
      ServiceControlManager services, ServiceChanges changes, Callers callers, Audit audit) {
    this.services = services;
    this.changes = changes;
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
            Parsed.overrides(asked.overrides()),
            callers.fence(asked.fence()));
    ServiceSwitch.Result result =
        audit.record(
            request.fence(),
            "service " + request.name() + " to " + request.desired() + request.overrides().text(),
            () -> changes.one().bringTo(request),
            done -> (done.reached() ? "reached:" : "pending:") + done.status().state());
    ServiceStatus shown = Shown.service(result.status());
    return result.reached()
        ? RestResponse.ok(shown)
        : ResponseBuilder.create(Status.ACCEPTED, shown).header("Retry-After", 1).build();
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<ServiceStatus> putServiceStartType(String name, DesiredStartType asked) {
    ServiceName service = Parsed.value("name", name, ServiceName::new);
    StartType startType = StartType.valueOf(asked.startType().name());
    Fence fence = callers.fence(asked.fence());
    return RestResponse.ok(
        Shown.service(
            audit.record(
                fence,
                "service " + service + " to start type " + startType,
                () -> changes.startTypes().change(service, startType, fence),
                done -> "reached:" + done.startType())));
  }

  @Override
  @RolesAllowed(Role.VIEWER_NAME)
  public RestResponse<ServiceSet> getServiceSet(String group) {
    return RestResponse.ok(ShownSet.of(changes.sets().last(new GroupName(group))));
  }

  @Override
  @RolesAllowed(Role.OPERATOR_NAME)
  public RestResponse<ServiceSet> putServiceSetState(String group, DesiredServiceSetState asked) {
    ServiceSets.Request request =
        new ServiceSets.Request(
            ShownSet.parsed(asked),
            Duration.ofSeconds(asked.waitSeconds()),
            Parsed.overrides(asked.overrides()),
            callers.fence(group, asked.fence()));
    ServiceSetProgress progress =
        audit.record(
            request.fence(),
            "services " + request.set().text() + request.overrides().text(),
            () -> changes.sets().bringTo(request),
            done -> done.state().name().toLowerCase(Locale.ROOT));
    ServiceSet shown = ShownSet.of(progress);
    return progress.state() == ServiceSetProgress.State.REACHED
        ? RestResponse.ok(shown)
        : ResponseBuilder.create(Status.ACCEPTED, shown).header("Retry-After", 1).build();
  }
}
