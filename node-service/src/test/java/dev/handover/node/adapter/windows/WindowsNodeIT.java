package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * The packaged service on a Windows JVM under Wine: the jar that is shipped, the Windows adapter,
 * HTTP from outside.
 */
class WindowsNodeIT {
  private static final String TOKEN = "hnd_only-for-tests";

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void queriesStartsAndStopsAWindowsServiceOverHttp() throws Exception {
    try (WineMachine machine = new WineMachine("node")) {
      install(machine);
      URI node = start(machine);

      assertThat(get(node, "/v1/node")).contains("\"adapter\":\"WINDOWS\"");
      String bootId = get(node, "/v1/node").replaceFirst(".*\"bootId\":\"([^\"]+)\".*", "$1");
      assertThat(bootId).hasSize(36);
      String service = "/v1/services/" + InstallTestService.NAME;
      assertThat(get(node, service)).contains("\"state\":\"STOPPED\"", "\"startType\":\"MANUAL\"");
      assertThat(get(node, "/v1/services")).contains(InstallTestService.NAME);

      assertThat(put(node, service + "/state", desired("RUNNING", 0)))
          .startsWith("202")
          .contains("START_PENDING");
      assertThat(put(node, service + "/state", desired("RUNNING", 20)))
          .startsWith("200")
          .contains("\"RUNNING\"");
      assertThat(put(node, service + "/state", desired("STOPPED", 20)))
          .startsWith("200")
          .contains("\"STOPPED\"");
      assertThat(
              put(
                  node,
                  "/v1/promises/mail",
                  "{\"epoch\":6,\"issuer\":\"0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55\"}"))
          .startsWith("409")
          .contains("stale-epoch");
      assertThat(send(request(node, "/v1/disks/exchange-data").build()))
          .startsWith("404")
          .contains("disk-not-found");
      assertThat(post(node, "/v1/checks", "{\"services\":[\"" + InstallTestService.NAME + "\"]}"))
          .startsWith("200")
          .contains("\"name\":\"service-start-type\"", "\"name\":\"pending-reboot\"");
      assertThat(send(request(node, "/v1/events").build()))
          .as("Wine's event log cannot be read; the node says so and lives on")
          .startsWith("503")
          .contains("Event Log Readers");
    }
  }

  private static void install(WineMachine machine) {
    WineMachine.Outcome outcome =
        machine.run(
            WineMachine.where("java"),
            "-Dhandover.testsvc=" + WineMachine.windowsPath(Path.of(WineMachine.where("testsvc"))),
            "-cp",
            WineMachine.testClassPath(),
            InstallTestService.class.getName());
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
  }

  private URI start(WineMachine machine) throws Exception {
    Path data = Files.createDirectories(machine.folder());
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        data.resolve("tokens"), "test operator sha256:" + HexFormat.of().formatHex(hash) + "\n");
    int port = freePort();
    machine.start(
        Path.of("node.log"),
        WineMachine.where("java"),
        "-Dhandover.mode=lab",
        "-Dhandover.node.name=exch1",
        "-Dhandover.node.adapter=windows",
        "-Dhandover.data-dir=" + WineMachine.windowsPath(data).replace('\\', '/'),
        "-Dquarkus.http.port=" + port,
        "-jar",
        WineMachine.windowsPath(WineMachine.target().resolve("quarkus-app/quarkus-run.jar")));
    URI node = URI.create("http://127.0.0.1:" + port);
    await()
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptions()
        .until(() -> send(request(node, "/q/health/live").build()).startsWith("200"));
    return node;
  }

  private String get(URI node, String path) throws IOException, InterruptedException {
    String answer = send(request(node, path).build());
    assertThat(answer).startsWith("200");
    return answer;
  }

  private String put(URI node, String path, String body) throws IOException, InterruptedException {
    return send(
        request(node, path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String post(URI node, String path, String body) throws IOException, InterruptedException {
    return send(
        request(node, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }

  private static HttpRequest.Builder request(URI node, String path) {
    return HttpRequest.newBuilder(node.resolve(path))
        .timeout(Duration.ofSeconds(60))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Authorization", "Bearer " + TOKEN);
  }

  private static String desired(String state, int waitSeconds) {
    return """
        {"desired":"%s","waitSeconds":%d,"fence":{"group":"mail","epoch":7,"issuer":"0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55"}}"""
        .formatted(state, waitSeconds);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
