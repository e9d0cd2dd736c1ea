package dev.handover.node.adapter.install;

import dev.handover.node.domain.ServiceName;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What all three commands take. */
final class CommonOptions {
  @Option(
      names = "--name",
      paramLabel = "SERVICE",
      defaultValue = "HandoverNode",
      description = "The name of the Windows service (default ${DEFAULT-VALUE}).")
  private String name = "HandoverNode";

  @Option(
      names = "--wait-seconds",
      paramLabel = "SECONDS",
      defaultValue = "90",
      description =
          "How long the service may take to answer or to stop, 5 to 900 (default ${DEFAULT-VALUE}).")
  private int waitSeconds = 90;

  ServiceName service() {
    if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,62}")) {
      throw InstallFault.refused(
          "not a name for this service: '%s' (letters, digits, _ and -)".formatted(name));
    }
    return new ServiceName(name);
  }

  Installer installer(InstallCommands.Machine machine, PrintWriter out) {
    if (waitSeconds < 5 || waitSeconds > 900) {
      throw InstallFault.refused("--wait-seconds must be 5 to 900");
    }
    machine
        .host()
        .objection()
        .ifPresent(
            why -> {
              throw InstallFault.refused(why);
            });
    ServiceRunner runner =
        new ServiceRunner(
            machine.host(),
            machine.liveness(),
            machine.waiting(),
            machine.clock(),
            Duration.ofSeconds(waitSeconds));
    return new Installer(
        machine.host(),
        runner,
        line -> {
          out.println(line);
          out.flush();
        });
  }

  /** Ask only after {@link #installer}, which makes sure that this process may. */
  Registration installed(InstallCommands.Machine machine) {
    return machine
        .host()
        .find(service())
        .orElseThrow(
            () ->
                InstallFault.refused(
                    "service %s is not installed here: give --name, or install it"
                        .formatted(name)));
  }
}
