package dev.handover.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service as a process of its own, on a free port. */
public final class JarProcess implements AutoCloseable {

  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+)");

  private final Process process;
  private final String url;

  private JarProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it and waits until it listens. */
  public static JarProcess start(Map<String, String> properties) throws IOException {
    Process process = launch(properties);
    List<String> output = new ArrayList<>();
    BufferedReader lines = lines(process);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      output.add(line);
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(rest -> {}));
        return new JarProcess(process, listening.group(1));
      }
    }
    throw new IllegalStateException("did not start:\n" + String.join("\n", output));
  }

  /** Starts it where it must refuse to start; what it says before it ends. */
  public static String refusal(Map<String, String> properties) throws Exception {
    Process process = launch(properties);
    String output = String.join("\n", lines(process).lines().toList());
    process.waitFor(60, TimeUnit.SECONDS);
    if (process.exitValue() == 0) {
      throw new IllegalStateException("started:\n" + output);
    }
    return output;
  }

  private static Process launch(Map<String, String> properties) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-Dquarkus.http.port=0", "-jar", JAR.toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** Where it listens. */
  public String url() {
    return url;
  }

  /** Ends it as a power cut would: {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends it a signal, as {@code STOP} or {@code CONT}. */
  public void signal(String name) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("no signal " + name);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
