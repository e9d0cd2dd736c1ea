package dev.handover.deploy.cli;

import dev.handover.deploy.client.Answer;
import dev.handover.deploy.client.Api;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * Fetches the report of an operation. The JSON is printed byte by byte, so that it can be hashed.
 */
@Command(
    name = "report",
    description = {
      "The report of an operation, as evidence: as text, or as a page that needs nothing else.",
      "Its hash is that of the JSON: './handover report ID --json | sha256sum'."
    },
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Mixin private Server server = new Server();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ID", description = "The operation.")
  private String id = "";

  @ArgGroup private Form form = new Form();

  @Option(
      names = "--from",
      paramLabel = "NEXT",
      description = "The changes after those of a report that named this place.")
  private @Nullable String from;

  /** One of them. */
  static final class Form {
    @Option(names = "--html", paramLabel = "FILE", description = "Write a page into this file.")
    private @Nullable Path html;

    @Option(names = "--json", description = "Print the service's JSON as it came.")
    private boolean json;

    @Option(names = "--text", description = "Print text (the default).")
    @SuppressWarnings("unused") // The default: there so that it can be said, and not with another.
    private boolean text;
  }

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    String place = from == null ? "" : "?cursor=" + Api.segment(from);
    String path = "/v1/operations/" + Api.segment(id) + "/report" + place;
    Answer answer = server.api().get(path, Map.of("Accept", accepted())).orThrow();
    if (form.html == null) {
      PrintWriter out = command.commandLine().getOut();
      out.print(answer.body());
      out.flush();
      return ExitCode.OK.code();
    }
    write(form.html, answer.body());
    String hash = answer.header("Handover-Report-Hash").orElse("");
    command.commandLine().getErr().println("handover: wrote " + form.html + ", hash " + hash);
    return ExitCode.OK.code();
  }

  private String accepted() {
    if (form.html != null) {
      return "text/html";
    }
    return form.json ? "application/json" : "text/plain";
  }

  private static void write(Path file, String page) {
    try {
      Files.writeString(file, page, StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    }
  }
}
