package dev.handover.deploy.cli;

import dev.handover.deploy.audit.ChainCheck;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Exports an audit, and verifies what was exported. */
@Command(
    name = "audit",
    description = "Who wanted what: export it, and verify an export.",
    mixinStandardHelpOptions = true,
    subcommands = {AuditCommand.Verify.class, AuditCommand.Export.class})
final class AuditCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Objects.requireNonNull(spec).commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.code();
  }

  /** Needs no service. */
  @Command(
      name = "verify",
      description = {
        "Whether anything in an exported audit was altered, left out, put in or moved.",
        "Ends with 0 when it is whole; with 1 when it is not, and names the line."
      },
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {
    private static final String HASH = "[0-9a-f]{64}";

    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The exported audit.")
    private Path file = Path.of("audit.jsonl");

    @Option(
        names = "--head",
        paramLabel = "HASH",
        description = "The hash that the last line must have; shows whether the end was cut off.")
    private @Nullable String head;

    @Option(
        names = "--after",
        paramLabel = "HASH",
        description =
            "The hash of the entry before the first line, when FILE goes on with another.")
    private @Nullable String after;

    @Override
    public Integer call() throws IOException {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      ChainCheck chain =
          after == null ? ChainCheck.fromTheBeginning() : ChainCheck.after(hash(after));
      Optional<String> fault = fault(chain);
      if (fault.isPresent()) {
        out.println("BROKEN  line " + chain.lines() + " " + fault.get());
        return ExitCode.FAILED.code();
      }
      if (head != null && !hash(head).equals(chain.head())) {
        out.println(
            "BROKEN  after line %d: the end was cut off, or more was written since; its hash is %s"
                .formatted(chain.lines(), chain.head()));
        return ExitCode.FAILED.code();
      }
      out.println("OK      %d entries; head %s".formatted(chain.lines(), chain.head()));
      if (chain.unanswered() > 0) {
        out.println(
            "note    %d request(s) without an answer: under way at the end of the export, or broken off"
                .formatted(chain.unanswered()));
      }
      return ExitCode.OK.code();
    }

    private Optional<String> fault(ChainCheck chain) throws IOException {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        String line = lines.readLine();
        while (line != null) {
          Optional<String> fault = chain.next(line);
          if (fault.isPresent()) {
            return fault;
          }
          line = lines.readLine();
        }
        return Optional.empty();
      } catch (MalformedInputException e) {
        return Optional.of("or one soon after is not UTF-8");
      } catch (NoSuchFileException e) {
        throw new UsageException("no such file: " + file);
      }
    }

    private static String hash(String text) {
      if (!text.matches(HASH)) {
        throw new UsageException("not a hash of 64 lower-case hex digits: " + text);
      }
      return text;
    }
  }

  /** Of any of the three services. */
  @Command(
      name = "export",
      description = {
        "Write the audit of a service as JSON lines.",
        "--url may name an orchestrator, a directory-service or a node-service."
      },
      mixinStandardHelpOptions = true)
  static final class Export implements Callable<Integer> {
    @Mixin private Server server = new Server();
    @Spec private @Nullable CommandSpec spec;

    @Option(
        names = "--to",
        paramLabel = "FILE",
        description = "A file that does not exist yet; without it, the standard output.")
    private @Nullable Path file;

    @Option(
        names = "--after",
        paramLabel = "SEQ",
        description = "Only entries after this sequence (default 0).")
    private long after;

    @Override
    public Integer call() throws IOException {
      if (file == null) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        lines(out::println);
        out.flush();
        return ExitCode.OK.code();
      }
      try (BufferedWriter out =
          Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        lines(line -> write(out, line));
      } catch (FileAlreadyExistsException e) {
        throw new UsageException("is there already: " + file);
      }
      return ExitCode.OK.code();
    }

    private void lines(java.util.function.Consumer<String> line) {
      server.api().lines("/v1/audit?after=" + after, "application/x-ndjson", line);
    }

    private static void write(BufferedWriter out, String line) {
      try {
        out.write(line);
        out.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException("the file cannot be written", e);
      }
    }
  }
}
