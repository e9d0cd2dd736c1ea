package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** The packaged node-service as a process of its own, on an emulated machine with one disk. */
final class EmulatedNode implements AutoCloseable {
  static final String TOKEN = "hnd_only-for-tests";

  private static final Path JAR =
      Path.of("../node-service/target/quarkus-app/quarkus-run.jar").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final URI url;
  private final Process process;

  EmulatedNode(Path folder) throws IOException {
    assertThat(JAR).as("build node-service first").exists();
    this.folder = folder;
    try (ServerSocket socket = new ServerSocket(0)) {
      url = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    Files.createDirectories(image());
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("machine/machine.yaml"),
        """
        interfaceName: LAN
        disks:
          exchange-data: {image: disk}
        services:
          - {name: MSExchangeSA, startType: MANUAL}
        """);
    Files.writeString(
        folder.resolve("data/tokens"), "test operator sha256:" + sha256(TOKEN) + "\n");
    process = launch();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> url.resolve("/q/health/live").toURL().openStream().read() >= 0);
  }

  URI url() {
    return url;
  }

  /** What is on the disk. */
  Path image() {
    return folder.resolve("machine/disk/files");
  }

  @Override
  public void close() {
    process.destroyForcibly();
    await().atMost(PATIENCE).until(() -> !process.isAlive());
  }

  private Process launch() throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dhandover.mode=lab",
                "-Dhandover.node.name=exch1",
                "-Dhandover.node.adapter=emulated",
                "-Dhandover.node.emulated.machine-dir=" + folder.resolve("machine"),
                "-Dhandover.node.emulated.shared-dir=" + folder.resolve("machine"),
                "-Dhandover.data-dir=" + folder.resolve("data"),
                "-Dquarkus.http.port=" + url.getPort(),
                "-jar",
                JAR.toString()))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("node.log").toFile())
        .start();
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
