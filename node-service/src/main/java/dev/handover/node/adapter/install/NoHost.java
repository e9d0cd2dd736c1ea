package dev.handover.node.adapter.install;

import dev.handover.node.domain.EventReport;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.WindowsError;
import java.util.List;
import java.util.Optional;

/** A machine that is not Windows: nothing can be installed, and it says so. */
public final class NoHost implements Host {
  private static final String WHY =
      "this installs a Windows service and needs Windows; for a lab on Linux see docs/installing-node-service.md";

  @Override
  public Optional<String> objection() {
    return Optional.of(WHY);
  }

  @Override
  public ServiceStatus status(ServiceName service) {
    throw InstallFault.refused(WHY);
  }

  @Override
  public WindowsError start(ServiceName service) {
    throw InstallFault.refused(WHY);
  }

  @Override
  public WindowsError stop(ServiceName service) {
    throw InstallFault.refused(WHY);
  }

  @Override
  public void tell(EventReport event) {
    throw InstallFault.refused(WHY);
  }

  @Override
  public Optional<Registration> find(ServiceName service) {
    throw InstallFault.refused(WHY);
  }

  @Override
  public void register(Registration registration, Password password) {
    throw InstallFault.refused(WHY);
  }

  @Override
  public void unregister(Registration registration) {
    throw InstallFault.refused(WHY);
  }

  @Override
  public List<Extra> extras(Grants grants) {
    throw InstallFault.refused(WHY);
  }
}
