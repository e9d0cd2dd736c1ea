package dev.handover.node.adapter.install;

import dev.handover.node.domain.Waiting;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The words after the jar: `install`, `upgrade`, `uninstall`. */
@Command(
    name = "node-service",
    description = "Installs this node-service as a Windows service. Without a command it serves.",
    mixinStandardHelpOptions = true,
    subcommands = HelpCommand.class,
    footerHeading = "%nExit codes%n",
    footer =
        "  0 done   1 failed, can be given again   2 wrong usage   3 refused, nothing changed   5 rolled back")
public final class InstallCommands {

  /**
   * The machine to install on.
   *
   * @param classPath what this process was started with
   */
  public record Machine(
      Host host, Liveness liveness, Waiting waiting, InstantSource clock, String classPath) {}

  private InstallCommands() {}

  /** Carries out one command; answers the exit code. */
  public static int run(Machine machine, String... words) {
    return commandLine(machine).execute(words);
  }

  static CommandLine commandLine(Machine machine) {
    return new CommandLine(new InstallCommands())
        .addSubcommand(new InstallCommand(machine))
        .addSubcommand(new UpgradeCommand(machine))
        .addSubcommand(new UninstallCommand(machine))
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(
            (fault, command, parsed) -> {
              command.getErr().println("node-service: " + fault.getMessage());
              return exit(fault).code();
            });
  }

  /** A fault of ours says all there is to say; anything else is a defect and keeps its trace. */
  private static ExitCode exit(Exception fault) {
    if (fault instanceof InstallFault known) {
      return known.exit();
    }
    if (fault instanceof UncheckedIOException files) {
      System.err.println("node-service: " + files.getCause());
      return ExitCode.FAILED;
    }
    fault.printStackTrace();
    return ExitCode.FAILED;
  }
}
