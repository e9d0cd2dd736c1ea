package dev.handover.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Api;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
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

/** Commands that only look. */
final class LookCommands {
  private LookCommands() {}

  /** All groups, or one as its nodes report it. */
  @Command(
      name = "status",
      description = "All groups, or one as its nodes report it now.",
      mixinStandardHelpOptions = true)
  static final class Status implements Callable<Integer> {
    @Mixin private Server server = new Server();
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "GROUP", description = "The group.")
    private @Nullable String group;

    @Option(names = "--json", description = "Print the service's JSON.")
    private boolean json;

    @Override
    public Integer call() {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Api api = server.api();
      String path = group == null ? "/v1/groups" : "/v1/groups/" + Api.segment(group);
      if (group != null && !json) {
        out.println(api.get(path, Map.of("Accept", "text/plain")).orThrow().body());
        return ExitCode.OK.code();
      }
      JsonNode seen = api.get(path, Map.of()).orThrow().json();
      if (json) {
        out.println(seen.toPrettyString());
        return ExitCode.OK.code();
      }
      out.printf("%-20s %-16s %-12s %-12s %s%n", "GROUP", "PROFILE", "OWNER", "EPOCH", "LIVE");
      for (JsonNode one : seen.path("items")) {
        out.printf(
            "%-20s %-16s %-12s %-12s %s%n",
            one.path("name").asText(),
            one.path("profile").asText(),
            one.path("owner").asText("?"),
            one.path("epoch").asText(),
            one.path("liveOperation").asText("-"));
      }
      return ExitCode.OK.code();
    }
  }

  /** What differs between the two nodes of a group. */
  @Command(
      name = "drift",
      description = "What differs between the two nodes of a group.",
      mixinStandardHelpOptions = true)
  static final class Drift implements Callable<Integer> {
    @Mixin private Server server = new Server();
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "GROUP", description = "The group.")
    private String group = "";

    @Option(names = "--json", description = "Print the service's JSON.")
    private boolean json;

    @Override
    public Integer call() {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      JsonNode drift =
          server.api().get("/v1/groups/" + group + "/drift", Map.of()).orThrow().json();
      if (json) {
        out.println(drift.toPrettyString());
        return ExitCode.OK.code();
      }
      JsonNode items = drift.path("items");
      out.printf("%d compared, %d not the same%n", drift.path("compared").asInt(), items.size());
      for (JsonNode item : items) {
        out.printf("%-9s %s%n", item.path("state").asText(), item.path("name").asText());
        out.printf(
            "          %s: %s%n          %s: %s%n",
            drift.path("primary").asText(),
            item.path("primary").asText("-"),
            drift.path("backup").asText(),
            item.path("backup").asText("-"));
        if (item.has("detail")) {
          out.printf("          %s%n", item.path("detail").asText());
        }
      }
      return ExitCode.OK.code();
    }
  }

  /** The newest operations. */
  @Command(
      name = "operations",
      description = "The newest operations.",
      mixinStandardHelpOptions = true)
  static final class Operations implements Callable<Integer> {
    @Mixin private Server server = new Server();
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--limit", defaultValue = "20", description = "How many (${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--json", description = "Print the service's JSON.")
    private boolean json;

    @Override
    public Integer call() {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      JsonNode page = server.api().get("/v1/operations?limit=" + limit, Map.of()).orThrow().json();
      if (json) {
        out.println(page.toPrettyString());
        return ExitCode.OK.code();
      }
      for (JsonNode one : page.path("items")) {
        out.printf(
            "%s  %-10s %-12s %-10s -> %-10s %-12s %s%n",
            one.path("id").asText(),
            one.path("group").asText(),
            one.path("kind").asText(),
            one.path("source").asText("-"),
            one.path("target").asText(),
            one.path("state").asText(),
            one.path("createdAt").asText());
      }
      return ExitCode.OK.code();
    }
  }

  /** One operation, also while it goes on. */
  @Command(
      name = "operation",
      description = "One operation; with --follow until it rests.",
      mixinStandardHelpOptions = true)
  static final class Operation implements Callable<Integer> {
    @Mixin private Server server = new Server();
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID", description = "The operation's id.")
    private String id = "";

    @Option(names = "--follow", description = "Stay until it rests; the exit code tells how.")
    private boolean follow;

    @Option(names = "--timeout", defaultValue = "1800", description = "Seconds to follow.")
    private long timeoutSeconds;

    @Override
    public Integer call() {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      Api api = server.api();
      if (!follow) {
        out.println(
            api.get("/v1/operations/" + Api.segment(id), Map.of())
                .orThrow()
                .json()
                .toPrettyString());
        return ExitCode.OK.code();
      }
      Following following = new Following(api, out, InstantSource.system());
      return ExitCode.ofState(following.untilRest(id, Duration.ofSeconds(timeoutSeconds))).code();
    }
  }
}
