package dev.handover.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.client.Answer;
import dev.handover.deploy.client.Api;
import dev.handover.deploy.client.UnreachableException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has all groups leave some nodes. */
@Command(
    name = "evacuate",
    description = "Have all groups leave some nodes.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvacuateCommand implements Callable<Integer> {
  @Mixin private Server server = new Server();
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--from",
      required = true,
      split = ",",
      paramLabel = "NODE",
      description = "The nodes that are to be left, with commas between them.")
  private List<String> from = List.of();

  @Option(
      names = "--limit",
      defaultValue = "2",
      description = "How many groups move at the same time (default ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--order",
      split = ",",
      paramLabel = "GROUP[+GROUP]",
      description = "Groups that come first, one wave after the other: a+b,c.")
  private List<String> order = List.of();

  @Option(names = "--plan", description = "Only print what would be done with every group.")
  private boolean plan;

  @Option(names = "--reason", description = "Why, for the record (required without --plan).")
  private @Nullable String reason;

  @Option(
      names = "--go-on",
      description = "Go on with the others when a group cannot be moved; without it, stop.")
  private boolean goOn;

  @Option(names = "--lost", description = "The nodes are lost: FAILOVER instead of SWITCHOVER.")
  private boolean lost;

  @Option(
      names = "--source-is-off",
      paramLabel = "HOW-I-KNOW",
      description = "With --lost: your word that all of them are off, and how you know.")
  private @Nullable String attestation;

  @Option(
      names = "--override",
      paramLabel = "NAME=REASON",
      description = "Set a safeguard aside by name, and say why (approver); may be repeated.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Mixin private TicketOption ticket = new TicketOption();

  @Option(names = "--wait", description = "Wait for the end; the exit code tells how it ended.")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "7200",
      description = "How long --wait waits (default ${DEFAULT-VALUE}).")
  private long timeoutSeconds;

  @Option(
      names = "--key",
      description = "Idempotency key: a repeated request with it starts nothing new.")
  private @Nullable String key;

  @Override
  public Integer call() {
    return (plan ? preview() : start()).code();
  }

  private ExitCode preview() {
    Map<String, String> asText = Map.of("Accept", "text/plain");
    Answer text =
        server
            .api()
            .post("/v1/evacuations/plans", body(reason == null ? "preview" : reason), asText)
            .orThrow();
    out().println(text.body());
    boolean runnable = text.header("Handover-Runnable").map("true"::equals).orElse(false);
    return runnable ? ExitCode.OK : ExitCode.REFUSED;
  }

  private ExitCode start() {
    if (reason == null || reason.isBlank()) {
      throw new UsageException("--reason is missing: say why, for the record");
    }
    Api api = server.api();
    String id = started(api, body(reason)).json().path("id").asText();
    if (!wait) {
      out().println(id);
      return ExitCode.OK;
    }
    Duration most = Duration.ofSeconds(timeoutSeconds);
    return new EvacuationFollowing(api, out(), InstantSource.system()).untilRest(id, most);
  }

  private Answer started(Api api, ObjectNode body) {
    String chosen = key == null ? UUID.randomUUID().toString() : key;
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println("idempotency key " + chosen);
    err.flush();
    try {
      return api.post("/v1/evacuations", body, Map.of("Idempotency-Key", chosen)).orThrow();
    } catch (UnreachableException gone) {
      if (!gone.neverArrived()) {
        err.println(
            "handover: it may have been started. The same command with --key "
                + chosen
                + " continues the same evacuation and starts no second one.");
      }
      throw gone;
    }
  }

  private ObjectNode body(String why) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode nodes = body.putArray("from");
    from.forEach(nodes::add);
    body.put("kind", lost ? "FAILOVER" : "SWITCHOVER").put("limit", limit);
    if (!order.isEmpty()) {
      ArrayNode waves = body.putArray("waves");
      for (String wave : order) {
        ArrayNode groups = waves.addArray();
        List.of(wave.split("\\+", -1)).forEach(groups::add);
      }
    }
    body.put("onFailure", goOn ? "CONTINUE" : "STOP").put("reason", why);
    if (attestation != null) {
      body.putObject("attestation").put("statement", "SOURCE_IS_OFF").put("reason", attestation);
    }
    if (!overrides.isEmpty()) {
      ArrayNode named = body.putArray("overrides");
      overrides.forEach((name, because) -> named.add(override(name, because)));
    }
    return ticket.into(body);
  }

  private static JsonNode override(String name, String because) {
    return JsonNodeFactory.instance.objectNode().put("name", name).put("reason", because);
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
