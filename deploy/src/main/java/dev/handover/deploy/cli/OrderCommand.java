package dev.handover.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.client.Answer;
import dev.handover.deploy.client.Api;
import dev.handover.deploy.client.Orders;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.client.UnreachableException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks for an operation: {@code move}, {@code failover}, {@code start} or {@code stop}. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class OrderCommand implements Callable<Integer> {
  private final String kind;

  @Mixin private Server server = new Server();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "GROUP", description = "The group.")
  private String group = "";

  @Option(
      names = {"--to", "--on"},
      required = true,
      paramLabel = "NODE",
      description = "The node it shall be on.")
  private String node = "";

  @Option(
      names = "--plan",
      description = "Only print what would be done, for a person to carry out, with its LDIF.")
  private boolean plan;

  @Option(names = "--reason", description = "Why, for the record (required without --plan).")
  private @Nullable String reason;

  @Option(
      names = "--plan-hash",
      description = "Refuse unless the plan still has this hash, which --plan prints.")
  private @Nullable String planHash;

  @Option(
      names = "--on-failure",
      description = "After the pivot: HALT for a person, or COMPENSATE.")
  private @Nullable String onFailure;

  @Option(
      names = "--source-is-off",
      paramLabel = "HOW-I-KNOW",
      description = "failover: your word that the lost server is off, and how you know.")
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
      description = "How long --wait waits (default ${DEFAULT-VALUE}).",
      defaultValue = "1800")
  private long timeoutSeconds;

  @Option(
      names = "--key",
      description = "Idempotency key: a repeated request with it starts nothing new.")
  private @Nullable String key;

  OrderCommand(String kind) {
    this.kind = kind;
  }

  @Override
  public Integer call() {
    Order order = new Order(kind, node, attestation, overrides);
    return (plan ? preview(order) : start(order)).code();
  }

  private ExitCode preview(Order order) {
    String path = "/v1/groups/" + Api.segment(group) + "/plans";
    ObjectNode body = ticket.into(Orders.plan(order));
    Answer text = server.api().post(path, body, Map.of("Accept", "text/plain")).orThrow();
    out().println(text.body());
    // The verdict on this very text: a second preview could already see another world.
    boolean runnable = text.header("Handover-Runnable").map("true"::equals).orElse(false);
    return runnable ? ExitCode.OK : ExitCode.REFUSED;
  }

  private ExitCode start(Order order) {
    if (reason == null || reason.isBlank()) {
      throw new UsageException("--reason is missing: say why, for the record");
    }
    Api api = server.api();
    String chosen = key == null ? UUID.randomUUID().toString() : key;
    var body = ticket.into(Orders.operation(order, reason));
    if (planHash != null) {
      body.put("planHash", planHash);
    }
    if (onFailure != null) {
      body.put("onFailure", onFailure);
    }
    String id = started(api, body, chosen).orThrow().json().path("id").asText();
    if (!wait) {
      out().println(id);
      return ExitCode.OK;
    }
    out().println("operation " + id);
    Duration limit = Duration.ofSeconds(timeoutSeconds);
    return ExitCode.ofState(new Following(api, out(), InstantSource.system()).untilRest(id, limit));
  }

  /**
   * The key is told first: whoever loses the answer can go on with it, and starts nothing twice.
   */
  private Answer started(Api api, JsonNode body, String chosen) {
    err().println("idempotency key " + chosen);
    err().flush();
    try {
      return api.post(
          "/v1/groups/" + Api.segment(group) + "/operations",
          body,
          Map.of("Idempotency-Key", chosen));
    } catch (UnreachableException gone) {
      if (!gone.neverArrived()) {
        err()
            .println(
                "handover: the operation may have been started. The same command with --key "
                    + chosen
                    + " continues the same operation and starts no second one.");
      }
      throw gone;
    }
  }

  private PrintWriter err() {
    return java.util.Objects.requireNonNull(spec).commandLine().getErr();
  }

  private PrintWriter out() {
    return java.util.Objects.requireNonNull(spec).commandLine().getOut();
  }
}
