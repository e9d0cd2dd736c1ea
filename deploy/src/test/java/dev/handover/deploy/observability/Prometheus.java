package dev.handover.deploy.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Debian's Prometheus as a process of its own, in a folder of its own. */
final class Prometheus implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Process process;
  private final URI uri;
  private final HttpClient http = HttpClient.newHttpClient();

  private Prometheus(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts with this configuration; it may take a few seconds until it answers. */
  static Prometheus start(Path folder, String configuration) throws IOException {
    Files.writeString(folder.resolve("prometheus.yml"), configuration);
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    return new Prometheus(process, URI.create("http://127.0.0.1:" + port));
  }

  boolean isReady() {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** The rows that a query has now; fails when it is no query. */
  JsonNode query(String expression) {
    return answer("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .path("result");
  }

  /** Every rule of every group, with its health and last error. */
  List<JsonNode> rules() {
    return answer("/api/v1/rules").path("groups").findParents("health");
  }

  /** The names of all metrics that it has seen. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    answer("/api/v1/label/__name__/values").forEach(name -> names.add(name.asText()));
    return names;
  }

  private JsonNode answer(String path) {
    var answer = get(path);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.body());
    }
    try {
      return JSON.readTree(answer.body()).path("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private java.net.http.HttpResponse<String> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create(uri + path)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
