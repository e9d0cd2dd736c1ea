package dev.handover.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Says why nobody takes a group over by itself. */
@Command(
    name = "why",
    description = "Why nobody takes the group over by itself.",
    mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
  @Mixin private Server server = new Server();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "GROUP", description = "The group.")
  private String group = "";

  @Option(names = "--json", description = "Print the service's JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    JsonNode why =
        server.api().get("/v1/groups/" + Api.segment(group) + "/why", Map.of()).orThrow().json();
    if (json) {
      out.println(why.toPrettyString());
      return ExitCode.OK.code();
    }
    out.printf("%s (mode %s)%n", why.path("verdict").asText(), why.path("mode").asText());
    if (why.has("cause")) {
      out.printf(
          "%s of %s since %s%n",
          why.path("cause").asText(), why.path("node").asText(), why.path("since").asText());
    }
    for (JsonNode reason : why.path("reasons")) {
      out.printf("  %s: %s%n", reason.path("code").asText(), reason.path("text").asText());
    }
    return ExitCode.OK.code();
  }
}
