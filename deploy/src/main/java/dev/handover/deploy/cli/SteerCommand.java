package dev.handover.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.client.Api;
import dev.handover.deploy.client.Orders;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Steers an operation: pause, resume, cancel, compensate, abandon. */
@Command(mixinStandardHelpOptions = true)
class SteerCommand implements Callable<Integer> {
  private final String command;

  @Mixin private Server server = new Server();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ID", description = "The operation's id.")
  private String id = "";

  @Option(names = "--reason", required = true, description = "Why, for the record.")
  private String reason = "";

  SteerCommand(String command) {
    this.command = command;
  }

  @Override
  public Integer call() {
    return send(Orders.command(command, reason));
  }

  /** Prints the state that the operation has with it. */
  int send(ObjectNode order) {
    JsonNode operation =
        server
            .api()
            .post("/v1/operations/" + Api.segment(id) + "/commands", order, Map.of())
            .orThrow()
            .json();
    Objects.requireNonNull(spec).commandLine().getOut().println(operation.path("state").asText());
    return ExitCode.OK.code();
  }

  String reason() {
    return reason;
  }
}
