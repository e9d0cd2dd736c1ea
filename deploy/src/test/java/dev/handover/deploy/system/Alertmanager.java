package dev.handover.deploy.system;

import dev.handover.deploy.suite.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A real Alertmanager, on a port and in a folder of its own. */
final class Alertmanager implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI uri = URI.create("http://127.0.0.1:" + Ports.free());
  private final Process process;

  Alertmanager(Path folder, String configuration) throws IOException {
    Files.createDirectories(folder);
    Path file = Files.writeString(folder.resolve("alertmanager.yml"), configuration);
    this.process =
        new ProcessBuilder(
                List.of(
                    "prometheus-alertmanager",
                    "--config.file=" + file,
                    "--storage.path=" + folder.resolve("data"),
                    "--web.listen-address=" + uri.getAuthority(),
                    "--cluster.listen-address="))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("alertmanager.log").toFile())
            .start();
    Awaitility.await().atMost(LIMIT).ignoreExceptions().until(() -> get("/-/ready") == 200);
  }

  private int get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri.resolve(path)).build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** As Prometheus posts an alert, again and again while it holds. */
  int post(String alerts) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve("/api/v2/alerts"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(alerts))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
