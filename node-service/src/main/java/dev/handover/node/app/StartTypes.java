package dev.handover.node.app;

import dev.handover.node.domain.EpochGate;
import dev.handover.node.domain.Fence;
import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceRefusals;
import dev.handover.node.domain.ServiceState;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.StartType;
import dev.handover.node.domain.WindowsError;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes how Windows starts services, however often it is asked. */
@ApplicationScoped
public class StartTypes {
  private final ServiceControlManager services;
  private final EpochGate gate;

  public StartTypes(ServiceControlManager services, EpochGate gate) {
    this.services = services;
    this.gate = gate;
  }

  /** Promises the epoch, then changes the start type; nothing is started or stopped by it. */
  public ServiceStatus change(ServiceName name, StartType startType, Fence fence) {
    if (services.query(name).state() == ServiceState.NOT_INSTALLED) {
      throw ServiceRefusals.unknown(name);
    }
    gate.admit(fence);
    WindowsError error = gate.act(fence, () -> services.changeStartType(name, startType));
    if (!error.isNone()) {
      throw ServiceRefusals.startTypeRefused(name, error);
    }
    return services.query(name);
  }
}
