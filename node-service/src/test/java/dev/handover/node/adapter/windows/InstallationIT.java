package dev.handover.node.adapter.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.node.adapter.TestCertificate;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of an installation on a Windows machine under Wine: the packaged jar installs itself, is
 * upgraded, turns back from a version that does not start, and leaves nothing behind.
 *
 * <p>Wine has no firewall interface, no restart actions and no separate accounts: that these are
 * asked for is all that can be seen here.
 */
class InstallationIT {
  private static final String TOKEN = "hnd_only-for-tests";
  private static final String SERVICE = "HoNodeTest";
  private static final String PROMISE =
      "{\"epoch\":7,\"issuer\":\"0192f0c1-7a53-7d11-8f6e-0f3d8f6f4c55\"}";
  private static final int CALLS = 60;

  /** What an administrator changes; also the bounds of the log, so that a test can reach them. */
  private static final String MINE =
      """
      # mine
      quarkus.log.file.rotation.max-file-size=2K
      quarkus.log.file.rotation.max-backup-index=2
      """;

  private static final String OLDER = PROMISE.replace("7,", "6,");

  private @TempDir Path temporary;
  private TestCertificate certificate;
  private HttpClient client;

  @BeforeEach
  void makeCertificate() throws Exception {
    certificate = TestCertificate.in(temporary);
    client = HttpClient.newBuilder().sslContext(certificate.context()).build();
  }

  @Test
  void installsUpgradesTurnsBackAndUninstalls() throws Exception {
    try (WineMachine machine = new WineMachine("installation")) {
      Distributions distributions = new Distributions(machine.folder());
      Path installed = machine.folder().resolve("Program Files").resolve("node");
      int port = freePort();
      URI node = URI.create("https://127.0.0.1:" + port);
      installTestService(machine);

      installsAndServes(machine, installed, node);
      keepsWhatItHasOverAnUpgrade(machine, distributions, installed, node);
      turnsBack(machine, distributions, installed, node);
      leavesNothing(machine, installed);
    }
  }

  private void installsAndServes(WineMachine machine, Path installed, URI node) throws Exception {
    String[] install = {
      "install",
      "--name",
      SERVICE,
      "--dir",
      WineMachine.windowsPath(installed),
      "--node",
      "exch1",
      "--controls",
      InstallTestService.NAME,
      "--administrator",
      "--certificate",
      WineMachine.windowsPath(certificate.certificate()),
      "--key",
      WineMachine.windowsPath(certificate.key()),
      "--port",
      String.valueOf(node.getPort()),
      "--tokens",
      WineMachine.windowsPath(tokens(machine))
    };

    WineMachine.Outcome first = run(machine, Distributions.built(), install);
    assertThat(first.exitCode()).as(first.output()).isZero();
    assertThat(first.output())
        .contains(
            "runs and answers",
            "start and stop " + InstallTestService.NAME,
            "firewall rule: not changed");
    assertThat(get(node, "/v1/node"))
        .startsWith("200")
        .contains("exch1", "\"adapter\":\"WINDOWS\"");
    // It comes up by itself, but nothing of a group does.
    assertThat(get(node, "/v1/services/" + SERVICE)).contains("\"startType\":\"AUTOMATIC\"");
    assertThat(get(node, "/v1/services/" + InstallTestService.NAME)).contains("STOPPED");

    WineMachine.Outcome again = run(machine, Distributions.built(), install);
    assertThat(again.exitCode()).as(again.output()).isZero();
    assertThat(again.output()).contains("kept ");
    assertThat(installed.resolve("logs").resolve("node-service.log"))
        .content()
        .contains("mode=PRODUCTION")
        .doesNotContain(TOKEN);
  }

  private void keepsWhatItHasOverAnUpgrade(
      WineMachine machine, Distributions distributions, Path installed, URI node) throws Exception {
    Path config = installed.resolve("config").resolve("node-service.properties");
    Files.writeString(config, Files.readString(config) + MINE);
    assertThat(put(node, "/v1/promises/mail", PROMISE)).startsWith("200");

    WineMachine.Outcome upgrade =
        run(machine, distributions.another(), "upgrade", "--name", SERVICE);

    assertThat(upgrade.exitCode()).as(upgrade.output()).isZero();
    assertThat(config).content().contains("# mine", "handover.node.name=exch1");
    assertThat(put(node, "/v1/promises/mail", OLDER)).startsWith("409").contains("stale-epoch");
    assertThat(versions(installed)).hasSize(1);
    rotatesItsLog(installed, node);
  }

  private void rotatesItsLog(Path installed, URI node) throws Exception {
    for (int calls = 0; calls < CALLS; calls++) {
      assertThat(put(node, "/v1/promises/mail", PROMISE)).startsWith("200");
    }
    try (Stream<Path> logs = Files.list(installed.resolve("logs"))) {
      assertThat(logs.map(file -> String.valueOf(file.getFileName())))
          .filteredOn(name -> name.startsWith("node-service"))
          .containsExactlyInAnyOrder(
              "node-service.log", "node-service.log.1", "node-service.log.2");
    }
    assertThat(installed.resolve("logs").resolve("node-service.log.1"))
        .content()
        .contains("promise");
  }

  private void turnsBack(WineMachine machine, Distributions distributions, Path installed, URI node)
      throws Exception {
    List<Path> before = versions(installed);

    WineMachine.Outcome upgrade =
        run(machine, distributions.thatDoesNotStart(), "upgrade", "--name", SERVICE);

    assertThat(upgrade.exitCode()).as(upgrade.output()).isEqualTo(5);
    assertThat(upgrade.output()).contains("ended after its start");
    assertThat(get(node, "/v1/node")).startsWith("200");
    assertThat(versions(installed)).isEqualTo(before);
  }

  private static void leavesNothing(WineMachine machine, Path installed) {
    WineMachine.Outcome uninstall =
        run(machine, Distributions.built(), "uninstall", "--name", SERVICE);

    assertThat(uninstall.exitCode()).as(uninstall.output()).isZero();
    assertThat(uninstall.output()).contains("nothing is left");
    assertThat(installed).doesNotExist();
    WineMachine.Outcome traces =
        machine.run(
            WineMachine.where("java"),
            "-cp",
            WineMachine.testClassPath(),
            InstalledTraces.class.getName(),
            SERVICE);
    assertThat(traces.output().lines().map(String::trim)).containsExactly("service NOT_INSTALLED");
  }

  private static void installTestService(WineMachine machine) {
    WineMachine.Outcome outcome =
        machine.run(
            WineMachine.where("java"),
            "-Dhandover.testsvc=" + WineMachine.windowsPath(Path.of(WineMachine.where("testsvc"))),
            "-cp",
            WineMachine.testClassPath(),
            InstallTestService.class.getName());
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
  }

  static WineMachine.Outcome run(WineMachine machine, Path runner, String... words) {
    String[] command =
        Stream.concat(
                Stream.of(WineMachine.where("java"), "-jar", WineMachine.windowsPath(runner)),
                Stream.of(words))
            .toArray(String[]::new);
    WineMachine.Outcome outcome = machine.run(command);
    System.out.println(outcome.output());
    return outcome;
  }

  private static Path tokens(WineMachine machine) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8));
    Path file = Files.createDirectories(machine.folder()).resolve("tokens");
    return Files.writeString(file, "test operator sha256:" + HexFormat.of().formatHex(hash) + "\n");
  }

  private static List<Path> versions(Path installed) throws IOException {
    try (Stream<Path> versions = Files.list(installed.resolve("versions"))) {
      return versions.sorted().toList();
    }
  }

  private String get(URI node, String path) throws IOException, InterruptedException {
    return send(request(node, path).build());
  }

  private String put(URI node, String path, String body) throws IOException, InterruptedException {
    return send(
        request(node, path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
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

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
