package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** node-service on a Windows machine under Wine, in namespaces of its own (deploy/wine/node.sh). */
final class WineNode implements AutoCloseable {
  private static final String TOKEN = "hnd_only-for-tests";
  private static final Path SCRIPT = Path.of("wine/node.sh").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final String DISK = "handover.node.disks.\"exchange-data\"";

  /** Before the machine has its network, nobody answers at all. */
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Path folder;
  private final String name;
  private final String number;
  private final URI address;
  private final List<CompletableFuture<?>> begun = new ArrayList<>();
  private @Nullable Process machine;

  /** What the node answered. */
  record Answer(int status, String body) {}

  WineNode(Path folder, String name, int number) throws IOException {
    this.folder = folder;
    this.name = name;
    this.number = Integer.toString(number);
    String host = script("address", folder.toString(), this.number).trim();
    address = URI.create("http://" + host + ":8082");
    Path data = Files.createDirectories(folder.resolve(name).resolve("data"));
    Files.writeString(data.resolve("tokens"), "test operator sha256:" + sha256() + "\n");
    Files.writeString(
        folder.resolve(name).resolve("node.properties"),
        """
        handover.mode=lab
        handover.node.name=%s
        handover.data-dir=Z:%s
        quarkus.http.host=%s
        %s.guid=6d1a5e6c-0f5a-4c1e-9d55-2b7d3c9e8a01
        %s.reservation=required
        """
            .formatted(name, data, host, DISK, DISK));
  }

  String name() {
    return name;
  }

  /** Switches the machine on; {@link #awaitReady} tells when it answers. */
  void boot() {
    Path log = folder.resolve(name).resolve("boot.log");
    try {
      machine =
          new ProcessBuilder(asRoot("boot", folder.toString(), name, number))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitReady() {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> send(request("/q/health/live").timeout(LOOK).build()).status() == 200);
  }

  /** Cuts its power, now. */
  void cutPower() {
    script("cut", folder.toString(), name, Long.toString(process().pid()));
    await().atMost(PATIENCE).until(() -> !process().isAlive());
  }

  Answer get(String path) {
    return send(request(path).build());
  }

  Answer put(String path, String body) {
    return send(change(path, body));
  }

  /** Asks for a change and does not wait: its answer may never come. */
  void begin(String path, String body) {
    begun.add(http.sendAsync(change(path, body), BodyHandlers.ofString()));
  }

  /** Writes a file on the disk, to stable storage, from inside the machine. */
  void write(String file, String text) {
    in("printf %s \"$2\" >\"$1\" && sync -f \"$1\"", file, text);
  }

  /** Reads a file on the disk from inside the machine. */
  String read(String file) {
    return in("cat \"$1\"", file, "");
  }

  private String in(String command, String file, String text) {
    ProcessHandle first = process().children().findFirst().orElseThrow();
    Path path = folder.resolve(name).resolve("machine/san-x").resolve(file);
    List<String> words = new ArrayList<>(root());
    words.addAll(List.of("nsenter", "-t", Long.toString(first.pid()), "-m", "sh", "-c", command));
    words.addAll(List.of("sh", path.toString(), text));
    return run(words);
  }

  private Process process() {
    Process running = machine;
    if (running == null) {
      throw new IllegalStateException(name + " was never switched on");
    }
    return running;
  }

  private HttpRequest change(String path, String body) {
    return request(path)
        .header("Content-Type", "application/json")
        .PUT(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .version(HttpClient.Version.HTTP_1_1)
        .header("Authorization", "Bearer " + TOKEN);
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    Process running = machine;
    if (running != null && running.isAlive()) {
      running.destroyForcibly();
      await().atMost(PATIENCE).until(() -> !running.isAlive());
    }
    script("away", folder.toString(), number);
  }

  private static String script(String... words) {
    return run(asRoot(words));
  }

  private static List<String> asRoot(String... words) {
    List<String> command = new ArrayList<>(root());
    command.add(SCRIPT.toString());
    command.addAll(List.of(words));
    return command;
  }

  private static List<String> root() {
    return System.getProperty("user.name").equals("root") ? List.of() : List.of("sudo", "-n", "-E");
  }

  private static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as("%s: %s", command, output).isZero();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String sha256() {
    try {
      byte[] token = TOKEN.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
