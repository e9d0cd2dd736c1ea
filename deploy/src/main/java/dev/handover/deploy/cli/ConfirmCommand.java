package dev.handover.deploy.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.client.Orders;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that what a manual step asks for is done. */
@Command(mixinStandardHelpOptions = true)
final class ConfirmCommand extends SteerCommand {
  @Parameters(index = "1", paramLabel = "STEP", description = "The step's id.")
  private String step = "";

  @Option(
      names = "--answer",
      paramLabel = "NAME=TEXT",
      description = "Answer to a question of the step; repeat for each.")
  private Map<String, String> answers = new LinkedHashMap<>();

  ConfirmCommand() {
    super("CONFIRM");
  }

  @Override
  public Integer call() {
    ObjectNode order = Orders.command("CONFIRM", reason()).put("step", step);
    if (!answers.isEmpty()) {
      ObjectNode given = order.putObject("answers");
      answers.forEach(given::put);
    }
    return send(order);
  }
}
