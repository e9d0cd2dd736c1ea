package dev.handover.deploy.cli;

import dev.handover.deploy.client.Api;
import java.io.PrintWriter;
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

/** Says how long a group was away, and how long it took to bring it back. */
@Command(
    name = "times",
    description = "How long the group was away: percentiles, against its objective.",
    mixinStandardHelpOptions = true)
final class TimesCommand implements Callable<Integer> {
  @Mixin private Server server = new Server();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "GROUP", description = "The group.")
  private String group = "";

  @Option(
      names = "--window",
      paramLabel = "PnD",
      defaultValue = "P90D",
      description = "How far back, in days (default ${DEFAULT-VALUE}).")
  private String window = "P90D";

  @Option(names = "--json", description = "Print the service's JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Api api = server.api();
    String path = "/v1/groups/" + Api.segment(group) + "/times?window=" + Api.segment(window);
    out.println(
        json
            ? api.get(path, Map.of()).orThrow().json().toPrettyString()
            : api.get(path, Map.of("Accept", "text/plain")).orThrow().body());
    return ExitCode.OK.code();
  }
}
