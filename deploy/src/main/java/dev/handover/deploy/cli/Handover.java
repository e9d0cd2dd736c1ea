package dev.handover.deploy.cli;

import dev.handover.deploy.client.ProblemException;
import dev.handover.deploy.client.UnreachableException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command {@code handover}, as far as it talks to a running orchestrator. Exit codes: 0 done, 1
 * failed, 2 wrong usage, 3 refused, 4 waits for a person, 5 compensated, 6 out of time, 7 nobody
 * answers, 8 not allowed, 9 succeeded with exceptions.
 */
@Command(
    name = "handover",
    description = "Moves a group from one server to another.",
    mixinStandardHelpOptions = true)
public final class Handover {
  private Handover() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine commands =
        new CommandLine(new Handover())
            .addSubcommand("move", described("move", "SWITCHOVER", "Move a group to a node."))
            .addSubcommand(
                "failover",
                described("failover", "FAILOVER", "Take a group over from a lost node."))
            .addSubcommand("start", described("start", "START", "Start a group on a node."))
            .addSubcommand("stop", described("stop", "STOP", "Stop a group on a node."))
            .addSubcommand(new LookCommands.Status())
            .addSubcommand(new LookCommands.Drift())
            .addSubcommand(new LookCommands.Operations())
            .addSubcommand(new LookCommands.Operation())
            .addSubcommand("pause", steering("pause", "Rest after the running step."))
            .addSubcommand("resume", steering("resume", "Go on from PAUSED or HALTED."))
            .addSubcommand(
                "skip",
                named(
                    "skip",
                    "Let a HALTED operation go on without a step.",
                    new CommandLine(new SkipCommand())))
            .addSubcommand(new RunbookCommand())
            .addSubcommand(
                "confirm",
                named(
                    "confirm",
                    "What a manual step asks for is done.",
                    new CommandLine(new ConfirmCommand())))
            .addSubcommand("cancel", steering("cancel", "Turn back, before the pivot."))
            .addSubcommand("compensate", steering("compensate", "Turn a HALTED operation back."))
            .addSubcommand(
                "abandon", steering("abandon", "End a HALTED or PAUSED operation as it is."))
            .addSubcommand(new EvacuateCommand())
            .addSubcommand(new EvacuationCommand())
            .addSubcommand(new WhyCommand())
            .addSubcommand(new ReadinessCommand())
            .addSubcommand(new TimesCommand())
            .addSubcommand(new ReportCommand())
            .addSubcommand(new FreezeCommands.Freeze())
            .addSubcommand(new FreezeCommands.Unfreeze())
            .addSubcommand(new FreezeCommands.Acknowledge())
            .addSubcommand(new DryRunCommand())
            .addSubcommand(new AuditCommand())
            .addSubcommand(new TokenCommand());
    commands.setExecutionExceptionHandler(
        (exception, command, parsed) -> explain(exception, command).code());
    return commands;
  }

  private static CommandLine described(String name, String kind, String description) {
    return named(name, description, new CommandLine(new OrderCommand(kind)));
  }

  private static CommandLine steering(String name, String description) {
    String command = name.toUpperCase(java.util.Locale.ROOT);
    return named(name, description, new CommandLine(new SteerCommand(command)));
  }

  private static CommandLine named(String name, String description, CommandLine command) {
    command.setCommandName(name);
    command.getCommandSpec().usageMessage().description(description);
    return command;
  }

  private static String cure(UnreachableException gone) {
    if (gone.distrusted()) {
      return "check that HANDOVER_URL (--url) starts with https only if the orchestrator has TLS, and"
          + " that HANDOVER_CA_FILE (--ca) names the authority that signed its certificate";
    }
    return "check that the orchestrator runs (./handover run FOLDER), and that HANDOVER_URL (--url)"
        + " names it: host, port, and https if it has TLS";
  }

  private static ExitCode explain(Exception exception, CommandLine command) {
    ExitCode code =
        switch (exception) {
          case ProblemException problem -> ExitCode.of(problem);
          case UnreachableException ignored -> ExitCode.UNREACHABLE;
          case UsageException ignored -> ExitCode.USAGE;
          case UncheckedIOException ignored -> ExitCode.USAGE;
          case IllegalArgumentException ignored -> ExitCode.USAGE;
          default -> ExitCode.FAILED;
        };
    command.getErr().println("handover: " + exception.getMessage());
    if (exception instanceof UnreachableException gone) {
      command.getErr().println("  what to do: " + cure(gone));
    }
    return code;
  }
}
