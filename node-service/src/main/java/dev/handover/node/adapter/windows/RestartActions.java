package dev.handover.node.adapter.windows;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_ACTION;
import com.sun.jna.platform.win32.Winsvc.SERVICE_DESCRIPTION;
import com.sun.jna.platform.win32.Winsvc.SERVICE_FAILURE_ACTIONS;
import com.sun.jna.platform.win32.Winsvc.SERVICE_FAILURE_ACTIONS_FLAG;
import dev.handover.node.adapter.install.Host;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.domain.WindowsError;
import java.time.Duration;

/**
 * The service's description, and what the service manager does when its process dies: start it
 * again. That is harmless: a node-service touches nothing of a group when it starts.
 */
final class RestartActions implements Host.Extra {
  private static final String DESCRIPTION =
      "Starts and stops this server's services, disk and address for the Handover orchestrator. Does nothing by itself.";
  private static final Duration[] DELAYS = {
    Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(1)
  };

  @Override
  public String name() {
    return "restart after a crash";
  }

  @Override
  public String put(Registration registration) {
    int access = Winsvc.SERVICE_CHANGE_CONFIG | Winsvc.SERVICE_START;
    try (ServiceHandle service = ServiceHandle.ofService(registration.service().value(), access)) {
      if (!service.error().isNone()) {
        return "not set: " + service.error().text();
      }
      SERVICE_DESCRIPTION description = new SERVICE_DESCRIPTION();
      description.lpDescription = DESCRIPTION;
      Advapi32.INSTANCE.ChangeServiceConfig2(
          service.value(), Winsvc.SERVICE_CONFIG_DESCRIPTION, description);
      WindowsError error = setActions(service);
      return error.isNone() ? "after 5, 30 and 60 s" : "not set: " + error.text();
    }
  }

  @Override
  public String remove(Registration registration) {
    return "goes with the service";
  }

  private static WindowsError setActions(ServiceHandle service) {
    SC_ACTION.ByReference first = new SC_ACTION.ByReference();
    SC_ACTION[] actions = (SC_ACTION[]) first.toArray(DELAYS.length);
    for (int i = 0; i < DELAYS.length; i++) {
      actions[i].type = Winsvc.SC_ACTION_RESTART;
      actions[i].delay = Math.toIntExact(DELAYS[i].toMillis());
    }
    SERVICE_FAILURE_ACTIONS wanted = new SERVICE_FAILURE_ACTIONS();
    wanted.dwResetPeriod = Math.toIntExact(Duration.ofDays(1).toSeconds());
    wanted.cActions = DELAYS.length;
    wanted.lpsaActions = first;
    // Also when it ends by itself with an error, as a wrong configuration makes it do.
    SERVICE_FAILURE_ACTIONS_FLAG always = new SERVICE_FAILURE_ACTIONS_FLAG();
    always.fFailureActionsOnNonCrashFailures = 1;
    Advapi32 api = Advapi32.INSTANCE;
    boolean set =
        api.ChangeServiceConfig2(service.value(), Winsvc.SERVICE_CONFIG_FAILURE_ACTIONS, wanted)
            && api.ChangeServiceConfig2(
                service.value(), Winsvc.SERVICE_CONFIG_FAILURE_ACTIONS_FLAG, always);
    return set ? WindowsError.NONE : Native32.lastError();
  }
}
