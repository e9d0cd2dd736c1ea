package dev.handover.node.app;

import dev.handover.node.domain.ServiceControlManager;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceProgram;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.StartType;
import dev.handover.node.domain.WindowsError;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A service manager that does not notice, even when it is asked to stop them, that the processes of
 * some services are gone.
 */
record UnawareServices(ServiceControlManager machine, Set<ServiceName> gone)
    implements ServiceControlManager {

  @Override
  public ServiceStatus query(ServiceName name) {
    return machine.query(name);
  }

  @Override
  public List<ServiceStatus> list() {
    return machine.list();
  }

  @Override
  public List<ServiceName> activeDependents(ServiceName name) {
    return machine.activeDependents(name);
  }

  @Override
  public WindowsError start(ServiceName name) {
    return machine.start(name);
  }

  @Override
  public WindowsError stop(ServiceName name) {
    return gone.contains(name) ? WindowsError.SERVICE_REQUEST_TIMEOUT : machine.stop(name);
  }

  @Override
  public WindowsError changeStartType(ServiceName name, StartType startType) {
    return machine.changeStartType(name, startType);
  }

  @Override
  public WindowsError install(ServiceProgram program) {
    return machine.install(program);
  }

  @Override
  public WindowsError uninstall(ServiceName name) {
    return machine.uninstall(name);
  }

  @Override
  public WindowsError endProcess(ServiceName name, long processId) {
    return machine.endProcess(name, processId);
  }

  @Override
  public boolean awaitChange(List<ServiceStatus> seen, Duration limit) {
    return machine.awaitChange(seen, limit);
  }
}
