package dev.handover.node.adapter.windows;

import dev.handover.node.adapter.ThreadWaiting;
import dev.handover.node.adapter.install.HttpLiveness;
import dev.handover.node.adapter.install.InstallCommands;
import dev.handover.node.adapter.install.Registration;
import dev.handover.node.domain.ServiceName;
import java.time.Clock;

/**
 * Starts an installed service and uninstalls it at once, in one process, so that the service has
 * had no time to begin; run on the Windows side with the service's name and the jar of the
 * distribution.
 */
final class StopWhileBooting {
  private StopWhileBooting() {}

  public static void main(String[] arguments) {
    ServiceName service = new ServiceName(arguments[0]);
    ThreadWaiting waiting = new ThreadWaiting();
    WindowsHost host = new WindowsHost(waiting);
    HttpLiveness liveness = new HttpLiveness();
    Registration installed = host.find(service).orElseThrow();
    System.out.println("start: " + host.start(service).text());
    System.out.println("answers: " + liveness.answers(installed.layout()));
    InstallCommands.Machine machine =
        new InstallCommands.Machine(host, liveness, waiting, Clock.systemUTC(), arguments[1]);
    System.exit(InstallCommands.run(machine, "uninstall", "--name", service.value()));
  }
}
