package dev.handover.deploy.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A person's shell, in one folder and with what that person has exported.
 *
 * @param folder where it stands
 * @param exported its environment beside that of this process
 * @param limit how long one command may take
 */
public record Shell(Path folder, Map<String, String> exported, Duration limit) {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** How a command ended. */
  public record Ended(int exit, String said) {}

  /** One with the usual limit. */
  public Shell(Path folder, Map<String, String> exported) {
    this(folder, exported, LIMIT);
  }

  /** Carries a line out, and fails when it does; what it said. */
  public String type(String line) throws IOException, InterruptedException {
    Ended ended = run(List.of("bash", "-euo", "pipefail", "-c", line));
    assertThat(ended.exit()).as("%s%n%s", line, ended.said()).isZero();
    return ended.said();
  }

  /** Carries a program out, and says how it ended. */
  public Ended run(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile("said", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(said.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(exported);
    Process process = builder.start();
    boolean over = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    if (!over) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String text = Files.readString(said, StandardCharsets.UTF_8);
    Files.delete(said);
    assertThat(over).as("%s takes too long%n%s", command, text).isTrue();
    return new Ended(process.exitValue(), text);
  }
}
