package dev.handover.deploy.cli;

import dev.handover.deploy.client.Answer;
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

/** Shows whether a group could move now; the exit code tells it too. */
@Command(
    name = "readiness",
    description = {
      "Whether a group could move now, as last looked at; with --now, looks.",
      "Ends with 0 when it is OK, 9 with warnings, 4 when something is unknown, 3 when something blocks."
    },
    mixinStandardHelpOptions = true)
final class ReadinessCommand implements Callable<Integer> {
  @Mixin private Server server = new Server();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "GROUP", description = "The group.")
  private String group = "";

  @Option(names = "--now", description = "Look now, and wait for what is found (operator).")
  private boolean now;

  @Option(names = "--json", description = "Print the service's JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Api api = server.api();
    String path = "/v1/groups/" + Api.segment(group) + "/readiness";
    Map<String, String> form = Map.of("Accept", json ? "application/json" : "text/plain");
    Answer answer = (now ? api.post(path, form) : api.get(path, form)).orThrow();
    out.println(json ? answer.json().toPrettyString() : answer.body());
    return ExitCode.ofReadiness(answer.header("Handover-Readiness").orElse("UNKNOWN")).code();
  }
}
