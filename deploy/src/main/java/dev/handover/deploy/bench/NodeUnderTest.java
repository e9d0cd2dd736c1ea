package dev.handover.deploy.bench;

import dev.handover.deploy.access.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process of node-service with an emulated machine, and how long it took to answer. */
final class NodeUnderTest implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
  private static final long STOP_SECONDS = 30;
  private static final long LOOK_AGAIN_MILLIS = 5;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI uri;
  private final String secret;
  private final double bootSeconds;

  private NodeUnderTest(Process process, URI uri, String secret) {
    this.process = process;
    this.uri = uri;
    this.secret = secret;
    long begin = System.nanoTime();
    awaitReady(begin);
    this.bootSeconds = (System.nanoTime() - begin) / 1e9;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param folder a new one, for its data and its log
   * @param jvm options of the JVM
   */
  static NodeUnderTest start(Path jar, Path folder, NodeMachine machine, List<String> jvm)
      throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(data.resolve("machine"));
    Files.writeString(data.resolve("machine/machine.yaml"), machine.text());
    Token token = Token.create("bench", Token.Role.OPERATOR);
    token.admitTo(data.resolve("tokens"));
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(
        List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-Dhandover.mode=lab",
            "-Dhandover.node.name=bench",
            "-Dhandover.node.adapter=emulated",
            "-Dhandover.data-dir=" + data,
            "-Dquarkus.http.port=" + port,
            "-jar",
            jar.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("node.log").toFile())
            .start();
    return new NodeUnderTest(process, URI.create("http://127.0.0.1:" + port), token.secret());
  }

  /** From the start of the process to its first answer. */
  double bootSeconds() {
    return bootSeconds;
  }

  /** What it keeps in memory, as the kernel counts it. */
  double residentMebibytes() throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        / 1024.0;
  }

  /** The body of a 200 answer. */
  String get(String path) {
    return send(request(path).build(), 200).body();
  }

  /** Asks until the answer is 200. */
  void reach(String path, String body) {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build();
    while (send(request, 202).statusCode() != 200) {
      // 202: it waited as long as it was asked to, and is on its way.
    }
  }

  private HttpResponse<String> send(HttpRequest request, int alsoGood) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200 && answer.statusCode() != alsoGood) {
        throw new IllegalStateException(
            request.uri() + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri.resolve(path))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(ANSWER_LIMIT)
        .header("Authorization", "Bearer " + secret);
  }

  private void awaitReady(long begin) {
    while (System.nanoTime() - begin < START_LIMIT.toNanos() && process.isAlive()) {
      try {
        HttpResponse<String> answer =
            http.send(request("/q/health/live").build(), BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        sleep();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("the node does not answer");
  }

  private static void sleep() {
    try {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Ends it in order, so that a JVM that records can write what it recorded. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
