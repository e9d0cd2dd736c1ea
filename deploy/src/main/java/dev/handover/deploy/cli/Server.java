package dev.handover.deploy.cli;

import dev.handover.deploy.client.Api;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the orchestrator is and who asks; shared by all commands that call it. */
final class Server {
  @Option(
      names = "--url",
      description = "The orchestrator (environment HANDOVER_URL; default ${DEFAULT-VALUE}).",
      defaultValue = "${env:HANDOVER_URL:-http://127.0.0.1:8080}")
  private URI url = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--token-file",
      description = "File with the caller's token (environment HANDOVER_TOKEN_FILE).",
      defaultValue = "${env:HANDOVER_TOKEN_FILE}")
  private @Nullable Path tokenFile;

  @Option(
      names = "--ca",
      description = "PEM file with the authority to trust (environment HANDOVER_CA_FILE).",
      defaultValue = "${env:HANDOVER_CA_FILE}")
  private @Nullable Path authority;

  Api api() {
    if (tokenFile == null) {
      throw new UsageException("no token: give --token-file or set HANDOVER_TOKEN_FILE");
    }
    return authority == null
        ? Api.of(url, tokenFile)
        : Api.of(url, tokenFile, Trust.only(authority));
  }
}
