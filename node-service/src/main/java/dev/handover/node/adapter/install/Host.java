package dev.handover.node.adapter.install;

import dev.handover.node.domain.EventReport;
import dev.handover.node.domain.ServiceName;
import dev.handover.node.domain.ServiceStatus;
import dev.handover.node.domain.WindowsError;
import java.util.List;
import java.util.Optional;

/**
 * What Windows keeps about an installed service. Every call asks for a state and may be repeated; a
 * failure is an {@link InstallFault} that names the call and Windows' own error.
 */
public interface Host {

  /** Why this process may not install anything here; empty when it may. */
  Optional<String> objection();

  /** Where the service has got to. */
  ServiceStatus status(ServiceName service);

  /** Asks the service to start; the service manager's own answer. */
  WindowsError start(ServiceName service);

  /** Asks the service to stop; the service manager's own answer. */
  WindowsError stop(ServiceName service);

  /** Tells the machine's event log; an event that is not taken is no reason to fail. */
  void tell(EventReport event);

  /** The service, when it is one of ours; refused when the name belongs to something else. */
  Optional<Registration> find(ServiceName service);

  /**
   * Creates the service, or makes the one that is there like this.
   *
   * @param password empty when the account has none, or keeps the one it has
   */
  void register(Registration registration, Password password);

  /** Removes the service; it is gone when this returns. It must be stopped. */
  void unregister(Registration registration);

  /** What belongs to an installation besides the service, in the order of installing. */
  List<Extra> extras(Grants grants);

  /** One thing that Windows keeps for the service: a right, a rule, a registered name. */
  interface Extra {
    /** What it is, for the person at the screen. */
    String name();

    /** Makes it so; what happened, in a few words. */
    String put(Registration registration);

    /** Undoes it; what happened, in a few words. */
    String remove(Registration registration);
  }
}
