package dev.handover.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The packaged service as a process of its own, on an emulated machine. */
final class NodeProcess {
  static final String ISSUER = "0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55";

  private static final String TOKEN = "hnd_only-for-tests";
  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path folder;
  private final String name;
  private final URI address;
  private @Nullable Process process;

  NodeProcess(Path folder, String name) throws IOException {
    this.folder = folder;
    this.name = name;
    try (ServerSocket socket = new ServerSocket(0)) {
      address = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    Path data = Files.createDirectories(folder.resolve(name + "-data"));
    Files.writeString(data.resolve("tokens"), "test operator sha256:" + sha256(TOKEN) + "\n");
  }

  /** Starts it and waits until it serves. */
  void start(String onStart) {
    process = launch("lab", onStart);
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> send(request("/q/health/live").build()).startsWith("200"));
  }

  /** Starts it in a mode in which it must not start; answers its log. */
  String failedStart(String mode) {
    kill();
    Process failing = launch(mode, "keep");
    try {
      assertThat(failing.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(failing.exitValue()).isNotZero();
      return Files.readString(log());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As `kill -9` does. */
  void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      await().atMost(PATIENCE).until(() -> !running.isAlive());
    }
  }

  String get(String path) {
    return send(request(path).build());
  }

  String put(String path, String body) {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    return send(request.PUT(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private Process launch(String mode, String onStart) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dhandover.mode=" + mode,
            "-Dhandover.node.name=" + name,
            "-Dhandover.node.adapter=emulated",
            "-Dhandover.node.emulated.machine-dir=" + folder.resolve(name),
            "-Dhandover.node.emulated.on-start=" + onStart,
            "-Dhandover.data-dir=" + folder.resolve(name + "-data"),
            "-Dquarkus.http.port=" + address.getPort(),
            "-jar",
            JAR.toString());
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(log().toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log() {
    return folder.resolve(name + ".log");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(Duration.ofSeconds(60))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Authorization", "Bearer " + TOKEN);
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
