package dev.handover.deploy.cli;

import dev.handover.deploy.client.Orders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a HALTED operation go on without a step that could not be done. */
@Command(mixinStandardHelpOptions = true)
final class SkipCommand extends SteerCommand {
  @Parameters(index = "1", paramLabel = "STEP", description = "The step's id.")
  private String step = "";

  SkipCommand() {
    super("SKIP");
  }

  @Override
  public Integer call() {
    return send(Orders.command("SKIP", reason()).put("step", step));
  }
}
