package dev.handover.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handover.deploy.client.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds a sample against the rules of a trigger. */
@Command(
    name = "dry-run",
    description = "What a trigger would do with a sample of what it is sent; begins nothing.",
    mixinStandardHelpOptions = true)
final class DryRunCommand implements Callable<Integer> {
  private static final long MOST_BYTES = 1 << 20;

  @Mixin private Server server = new Server();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "TRIGGER", description = "The trigger.")
  private String trigger = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "The sample, as JSON.")
  private Path sample = Path.of("");

  @Override
  public Integer call() {
    JsonNode body = read();
    String path = "/v1/triggers/" + Api.segment(trigger) + "/dry-run";
    JsonNode answer = server.api().post(path, body, Map.of()).orThrow().json();
    Objects.requireNonNull(spec).commandLine().getOut().println(answer.toPrettyString());
    return ExitCode.OK.code();
  }

  private JsonNode read() {
    try {
      if (Files.size(sample) > MOST_BYTES) {
        throw new UsageException(sample + " is larger than a mebibyte");
      }
      return new ObjectMapper().readTree(Files.readAllBytes(sample));
    } catch (JsonProcessingException malformed) {
      throw new UsageException(sample + " is not JSON: " + malformed.getOriginalMessage());
    } catch (IOException unreadable) {
      throw new UsageException(sample + " cannot be read");
    }
  }
}
