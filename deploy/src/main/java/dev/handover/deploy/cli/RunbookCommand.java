package dev.handover.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handover.deploy.client.Answer;
import dev.handover.deploy.client.Api;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a group through a runbook; without a group, tells which runbooks there are. */
@Command(
    name = "runbook",
    description = "Take a group through a runbook; without a group: which ones there are.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunbookCommand implements Callable<Integer> {
  @Mixin private Server server = new Server();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "GROUP", description = "The group.")
  private @Nullable String group;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The runbook.")
  private @Nullable String runbook;

  @Option(names = "--plan", description = "Only print what would be done.")
  private boolean plan;

  @Option(names = "--reason", description = "Why, for the record (required without --plan).")
  private @Nullable String reason;

  @Mixin private TicketOption ticket = new TicketOption();

  @Option(
      names = "--wait",
      description = "Wait until it ends, or until a person has to do something.")
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

  @Override
  public Integer call() {
    if (group == null) {
      return list();
    }
    if (runbook == null) {
      throw new UsageException("which runbook? ./handover runbook lists them");
    }
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("kind", "RUNBOOK").put("runbook", runbook);
    ticket.into(body);
    return (plan ? preview(group, body) : start(group, body)).code();
  }

  private Integer list() {
    JsonNode books = server.api().get("/v1/runbooks", Map.of()).orThrow().json();
    for (JsonNode book : books.path("items")) {
      out().printf("%-24s %s%n", book.path("name").asText(), book.path("title").asText());
    }
    return ExitCode.OK.code();
  }

  private ExitCode preview(String name, ObjectNode body) {
    String path = "/v1/groups/" + Api.segment(name) + "/plans";
    Answer text = server.api().post(path, body, Map.of("Accept", "text/plain")).orThrow();
    out().println(text.body());
    boolean runnable = text.header("Handover-Runnable").map("true"::equals).orElse(false);
    return runnable ? ExitCode.OK : ExitCode.REFUSED;
  }

  private ExitCode start(String name, ObjectNode body) {
    if (reason == null || reason.isBlank()) {
      throw new UsageException("--reason is missing: say why, for the record");
    }
    String chosen = key == null ? UUID.randomUUID().toString() : key;
    Objects.requireNonNull(spec).commandLine().getErr().println("idempotency key " + chosen);
    Api api = server.api();
    String path = "/v1/groups/" + Api.segment(name) + "/operations";
    String id =
        api.post(path, body.put("reason", reason), Map.of("Idempotency-Key", chosen))
            .orThrow()
            .json()
            .path("id")
            .asText();
    if (!wait) {
      out().println(id);
      return ExitCode.OK;
    }
    out().println("operation " + id);
    Following following = new Following(api, out(), InstantSource.system());
    return ExitCode.ofState(following.untilRest(id, Duration.ofSeconds(timeoutSeconds)));
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
