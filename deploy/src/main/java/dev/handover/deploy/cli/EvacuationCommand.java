package dev.handover.deploy.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.client.Api;
import dev.handover.deploy.client.Orders;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
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

/** Shows an evacuation, follows it, or steers it. */
@Command(
    name = "evacuation",
    description = "An evacuation: how far it is, or what to do with it.",
    mixinStandardHelpOptions = true)
final class EvacuationCommand implements Callable<Integer> {
  @Mixin private Server server = new Server();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ID", description = "The evacuation's id.")
  private String id = "";

  @ArgGroup(exclusive = true)
  private Wish wish = new Wish();

  /** What is wanted of it; nothing to look at it. */
  static final class Wish {
    @Option(names = "--follow", description = "Stay until it rests; the exit code tells how.")
    private boolean follow;

    @Option(names = "--pause", description = "Begin nothing more.")
    private boolean pause;

    @Option(names = "--resume", description = "Go on, and try what failed again.")
    private boolean resume;

    @Option(names = "--cancel", description = "Leave alone what has not begun, and end.")
    private boolean cancel;

    @Option(names = "--skip", paramLabel = "GROUP", description = "Leave a group out.")
    private @Nullable String skip;

    private @Nullable String command() {
      if (skip != null) {
        return "SKIP";
      }
      if (pause) {
        return "PAUSE";
      }
      return resume ? "RESUME" : cancel ? "CANCEL" : null;
    }
  }

  @Option(names = "--reason", description = "Why, for the record; when something is wanted of it.")
  private @Nullable String reason;

  @Option(names = "--timeout", defaultValue = "7200", description = "Seconds to follow.")
  private long timeoutSeconds;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Api api = server.api();
    String command = wish.command();
    if (command != null) {
      out.println(steered(api, command));
      return ExitCode.OK.code();
    }
    if (wish.follow) {
      Duration most = Duration.ofSeconds(timeoutSeconds);
      return new EvacuationFollowing(api, out, InstantSource.system()).untilRest(id, most).code();
    }
    out.println(api.get(path(), Map.of("Accept", "text/plain")).orThrow().body());
    return ExitCode.OK.code();
  }

  private String path() {
    return "/v1/evacuations/" + Api.segment(id);
  }

  private String steered(Api api, String command) {
    if (reason == null || reason.isBlank()) {
      throw new UsageException("--reason is missing: say why, for the record");
    }
    ObjectNode order = Orders.command(command, reason);
    if (wish.skip != null) {
      order.put("group", wish.skip);
    }
    return api.post(path() + "/commands", order, Map.of()).orThrow().json().path("state").asText();
  }
}
