package dev.handover.deploy.cli;

import dev.handover.deploy.access.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a token: prints it once, and keeps only its hash. */
@Command(
    name = "token",
    description = "Make a token: prints it once, appends its hash to a tokens file.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "NAME", description = "The caller; becomes the actor.")
  private String name = "";

  @Option(
      names = "--role",
      required = true,
      description = "viewer, operator, approver or admin; each includes those before it.")
  private String role = "";

  @Option(
      names = "--file",
      defaultValue = "data/tokens",
      description = "The service's tokens file (default ${DEFAULT-VALUE}).")
  private Path file = Path.of("data/tokens");

  @Option(
      names = "--expires",
      paramLabel = "DAY",
      description =
          "The last day (UTC) on which it is good, like 2027-01-31; without it, for ever.")
  private @Nullable LocalDate expires;

  @Option(
      names = "--groups",
      paramLabel = "GROUP",
      split = ",",
      description = "For these groups only (an orchestrator's token); without it, for all.")
  private List<String> groups = List.of();

  @Override
  public Integer call() throws IOException {
    Token token = Token.create(name, parse(role));
    token.admitTo(file, Optional.ofNullable(expires), groups);
    CommandSpec command = Objects.requireNonNull(spec);
    command.commandLine().getOut().println(token.secret());
    command
        .commandLine()
        .getErr()
        .println("handover: its hash is in " + file + "; the token itself is shown only now");
    return ExitCode.OK.code();
  }

  private static Token.Role parse(String text) {
    try {
      return Token.Role.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new UsageException("no such role: " + text + " (viewer, operator, approver, admin)");
    }
  }
}
