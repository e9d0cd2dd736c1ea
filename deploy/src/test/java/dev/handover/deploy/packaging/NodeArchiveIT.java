package dev.handover.deploy.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handover.deploy.access.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives of node-service: packed, unpacked and, for the lab on Linux, run. */
class NodeArchiveIT {
  private static final Path PACK = Path.of("packaging", "pack.sh").toAbsolutePath();
  private static final Path INSTALLED = Path.of("/opt/handover/node-service");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  @BeforeEach
  void pack() throws Exception {
    run(folder, PACK.toString(), folder.toString());
  }

  @Test
  void servesAnEmulatedMachineFromTheUnpackedArchive() throws Exception {
    // Given
    Path node = unpacked();
    int port = freePort();
    Token token = Token.create("lab", Token.Role.VIEWER);
    token.admitTo(folder.resolve("data").resolve("tokens"));
    Path settings = folder.resolve("node-service.properties");
    String shipped = Files.readString(node.resolve("linux").resolve("node-service.properties"));
    Files.writeString(
        settings, shipped.replace("quarkus.http.port=8082", "quarkus.http.port=" + port));

    // When
    Process process = start(node, settings);
    URI address = URI.create("http://127.0.0.1:" + port);
    try {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> get(address.resolve("/q/health/live"), token).statusCode() == 200);

      // Then
      assertThat(get(address.resolve("/v1/node"), token).body()).contains("EMULATED", "exch1");
      assertThat(get(address.resolve("/v1/services"), token).body()).contains("MSExchangeIS");
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as("what the unit counts as success").isEqualTo(143);
    assertThat(folder.resolve("data").resolve("machine").resolve("machine.yaml")).exists();
  }

  @Test
  void theUnitStartsAProgramOfTheArchive() throws Exception {
    // Given
    Path node = unpacked();
    String unit = Files.readString(node.resolve("linux").resolve("handover-node.service"));

    // When
    Path program =
        unit.lines()
            .filter(line -> line.startsWith("ExecStart="))
            .map(line -> Path.of(line.substring("ExecStart=".length()).split(" ", 2)[0]))
            .findFirst()
            .orElseThrow();

    // Then
    assertThat(node.resolve(INSTALLED.relativize(program).toString())).isExecutable();
  }

  @Test
  void theZipHasWhatTheInstallerNeedsOnWindows() throws Exception {
    // When
    try (ZipFile zip = new ZipFile(archive(".zip").toFile(), StandardCharsets.UTF_8)) {
      List<String> names =
          zip.stream().map(entry -> entry.getName().replaceFirst("^[^/]+/", "")).toList();

      // Then
      assertThat(names)
          .contains(
              "quarkus-app/quarkus-run.jar",
              "host/prunsrv.exe",
              "host/LICENSE.txt",
              "host/NOTICE.txt",
              "LICENSE",
              "installing-node-service.md");
    }
  }

  @Test
  void theSameBuildGivesTheSameArchives() throws Exception {
    // Given
    Path again = Files.createDirectory(folder.resolve("again"));

    // When
    run(folder, PACK.toString(), again.toString());

    // Then
    for (String ending : List.of(".zip", ".tar.gz")) {
      Path first = archive(ending);
      assertThat(again.resolve(first.getFileName())).hasSameBinaryContentAs(first);
    }
  }

  private Process start(Path node, Path settings) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                node.resolve("linux").resolve("node-service").toString(), settings.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("node.log").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start();
  }

  private Path unpacked() throws Exception {
    Path archive = archive(".tar.gz");
    run(folder, "tar", "-xzf", archive.toString());
    return folder.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
  }

  private Path archive(String ending) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
    }
  }

  private static void run(Path folder, String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("command.log").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    int exit = builder.start().waitFor();
    assertThat(exit).as(Files.readString(folder.resolve("command.log"))).isZero();
  }

  private static HttpResponse<String> get(URI address, Token token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + token.secret())
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
