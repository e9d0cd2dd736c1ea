package dev.handover.deploy.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One of the scripts in {@code deploy/samba}, with the environment that says which domain it is
 * about.
 */
record SambaScript(Path script, Map<String, String> settings) {
  private static final long LIMIT_SECONDS = 300;

  SambaScript {
    settings = Map.copyOf(settings);
  }

  /** Where the domain is, by the names that the script gives. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    run(Map.of(), "env")
        .lines()
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              environment.put(line.substring(0, equals), line.substring(equals + 1));
            });
    return environment;
  }

  /** Runs one of its commands; what it said. */
  String run(Map<String, String> more, String... command) {
    List<String> line = new ArrayList<>(List.of("bash", script.toString()));
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(settings);
    builder.environment().putAll(more);
    String title = script.getFileName() + " " + String.join(" ", command);
    try {
      // Files, not pipes: the server that `start` leaves behind would hold a pipe open.
      Path output = Files.createTempFile("samba", ".out");
      Path errors = Files.createTempFile("samba", ".err");
      Process process =
          builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      String said = Files.readString(output, StandardCharsets.UTF_8);
      String complained = Files.readString(errors, StandardCharsets.UTF_8);
      Files.delete(output);
      Files.delete(errors);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException(title + " failed: " + said + complained);
      }
      return said;
    } catch (IOException failed) {
      throw new IllegalStateException("cannot run " + title, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + title, interrupted);
    }
  }
}
