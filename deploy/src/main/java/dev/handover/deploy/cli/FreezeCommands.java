package dev.handover.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.client.Api;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands that keep new operations from being started, and let them again. */
final class FreezeCommands {
  private FreezeCommands() {}

  /** A group, or all groups; exactly one of both. */
  static final class Scope {
    @Parameters(index = "0", paramLabel = "GROUP", description = "The group.")
    private @Nullable String group;

    @Option(names = "--everything", required = true, description = "All groups (approver).")
    private boolean everything;

    String path() {
      return everything
          ? "/v1/freeze"
          : "/v1/groups/" + Api.segment(Objects.requireNonNull(group)) + "/freeze";
    }
  }

  /** Freezes. */
  @Command(
      name = "freeze",
      description = "Refuse new operations of a group; what runs goes on.",
      mixinStandardHelpOptions = true)
  static final class Freeze implements Callable<Integer> {
    @Mixin private Server server = new Server();
    @Spec private @Nullable CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Scope scope = new Scope();

    @Option(names = "--reason", required = true, description = "Why; whoever is refused reads it.")
    private String reason = "";

    @Option(
        names = "--until",
        paramLabel = "TIME",
        description = "When it ends by itself, like 2026-11-22T06:00:00Z.")
    private @Nullable String until;

    @Override
    public Integer call() {
      ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", reason);
      if (until != null) {
        body.put("until", until);
      }
      print(server.api().put(scope.path(), body).orThrow().json(), spec);
      return ExitCode.OK.code();
    }
  }

  /** Lifts a freeze. */
  @Command(
      name = "unfreeze",
      description = "Let new operations of a group begin again.",
      mixinStandardHelpOptions = true)
  static final class Unfreeze implements Callable<Integer> {
    @Mixin private Server server = new Server();
    @Spec private @Nullable CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Scope scope = new Scope();

    @Override
    public Integer call() {
      print(server.api().delete(scope.path()).orThrow().json(), spec);
      return ExitCode.OK.code();
    }
  }

  /** Lets a flapping group move again. */
  @Command(
      name = "acknowledge",
      description = "Let a group that moved too often move again (approver).",
      mixinStandardHelpOptions = true)
  static final class Acknowledge implements Callable<Integer> {
    @Mixin private Server server = new Server();
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "GROUP", description = "The group.")
    private String group = "";

    @Option(names = "--reason", required = true, description = "What was found, and done.")
    private String reason = "";

    @Override
    public Integer call() {
      JsonNode now =
          server
              .api()
              .put(
                  "/v1/groups/" + Api.segment(group) + "/stability/acknowledgement",
                  JsonNodeFactory.instance.objectNode().put("reason", reason))
              .orThrow()
              .json();
      Objects.requireNonNull(spec)
          .commandLine()
          .getOut()
          .println("acknowledged; may move from " + now.path("dwellsUntil").asText("now") + " on");
      return ExitCode.OK.code();
    }
  }

  private static void print(JsonNode state, @Nullable CommandSpec spec) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (!state.path("frozen").asBoolean()) {
      out.println("not frozen");
    }
    for (JsonNode freeze : state.path("freezes")) {
      out.printf(
          "frozen (%s) by %s since %s, until %s: %s%n",
          "EVERYTHING".equals(freeze.path("scope").asText()) ? "everything" : "this group",
          freeze.path("actor").asText(),
          freeze.path("since").asText(),
          freeze.path("until").asText("it is lifted"),
          freeze.path("reason").asText());
    }
  }
}
