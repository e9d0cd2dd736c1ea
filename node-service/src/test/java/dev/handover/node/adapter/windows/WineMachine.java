package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Windows machine of its own under Wine, from deploy/wine/wine.sh; gone, with all its processes,
 * when it is closed.
 */
final class WineMachine implements AutoCloseable {
  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path SCRIPT =
      MODULE.resolveSibling("deploy").resolve("wine").resolve("wine.sh");
  private static final long MAX_SECONDS = 300;

  private final Path prefix;
  private final Process keepalive;

  /** What a program wrote, and its exit code. */
  record Outcome(int exitCode, String output) {}

  /** Makes the machine; fails with the script's words when Wine is missing. */
  WineMachine(String name) {
    script("prepare");
    try {
      Path parent = Files.createDirectories(MODULE.resolve("target/wine"));
      prefix = Files.createTempDirectory(parent, name).resolve("machine");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    script("prefix", prefix.toString());
    keepalive = start(Path.of("keepalive.log"), where("keepalive"));
  }

  /** The module's `target` folder. */
  static Path target() {
    return MODULE.resolve("target");
  }

  /** A file as the Windows side sees it. */
  static String windowsPath(Path file) {
    return "Z:" + file.toAbsolutePath().toString().replace('/', '\\');
  }

  static String where(String part) {
    return script("where", part).output().trim();
  }

  /** What the Windows JVM needs to run our tests. */
  static String testClassPath() {
    Stream<Path> classes = Stream.of(target().resolve("classes"), target().resolve("test-classes"));
    Stream<Path> libraries =
        Stream.of(
                "jna",
                "jna-platform",
                "assertj-core",
                "jspecify",
                "byte-buddy",
                "jboss-logging",
                "junit-platform-console-standalone")
            .map(name -> target().resolve("wine/lib").resolve(name + ".jar"));
    return Stream.concat(classes, libraries)
        .map(WineMachine::windowsPath)
        .collect(Collectors.joining(";"));
  }

  /** Runs a program of the Windows side to its end. */
  Outcome run(String... command) {
    List<String> words = new ArrayList<>(List.of("run", prefix.toString()));
    words.addAll(Arrays.asList(command));
    return script(words.toArray(String[]::new));
  }

  /** Starts a program of the Windows side; its output goes to a file beside the machine. */
  Process start(Path log, String... command) {
    List<String> words = new ArrayList<>(List.of(SCRIPT.toString(), "run", prefix.toString()));
    words.addAll(Arrays.asList(command));
    try {
      return new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(prefix.resolveSibling(log).toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder beside the machine, for files of a test. */
  Path folder() {
    return prefix.resolveSibling("files");
  }

  @Override
  public void close() {
    script("stop", prefix.toString());
    keepalive.destroy();
  }

  private static Outcome script(String... words) {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(Arrays.asList(words));
    try {
      Path output = Files.createTempFile("wine", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(MAX_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroy();
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      assertThat(ended).as("%s did not end within %d s:%n%s", command, MAX_SECONDS, text).isTrue();
      Outcome outcome = new Outcome(process.exitValue(), text);
      boolean ours = !words[0].equals("run");
      assertThat(ours && outcome.exitCode() != 0).as("%s: %s", command, text).isFalse();
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
