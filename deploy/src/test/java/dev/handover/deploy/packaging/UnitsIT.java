package dev.handover.deploy.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.handover.deploy.pages.Page;
import dev.handover.deploy.pages.Shell;
import dev.handover.deploy.pages.Workplace;
import dev.handover.deploy.suite.Ports;
import dev.handover.deploy.suite.Tls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands of docs/deploying.md install units that systemd understands, which keep their
 * processes small and start what was installed. No systemd runs here: their command lines are run.
 */
class UnitsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> PLACES =
      List.of("/opt/handover", "/etc/handover", "/etc/systemd", "/run/credentials");
  private static final String MOST_EXPOSURE = "25"; // tenths, as systemd-analyze counts

  @TempDir static Path folder;
  private static Path root;
  private static Shell shell;

  @BeforeAll
  static void install() throws Exception {
    root = Files.createDirectories(folder.resolve("root"));
    shell = new Shell(Workplace.in(folder.resolve("sources")).folder(), Map.of());
    Files.createDirectories(Path.of(here("/etc/systemd/system")));
    for (String command : Page.of("deploying.md").commandsBelow("## systemd")) {
      if (!command.startsWith("systemctl ")) {
        shell.type(here(command));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "directory"})
  void theInstalledUnitIsSoundAndStartsWhatWasInstalled(String service) throws Exception {
    // Given
    Path unit = Path.of(here("/etc/systemd/system/handover-" + service + ".service"));
    assertThat(analyze("verify", unit)).isEmpty();
    assertThat(analyze("security", "--offline=true", "--threshold=" + MOST_EXPOSURE, unit))
        .contains("Overall exposure level");
    int port = Ports.free();
    Tls tls = completeSettings(service, port);

    // When
    Process process = start(service, unit);
    try {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> !process.isAlive() || live(tls, port) == 200);

      // Then
      assertThat(process.isAlive()).as(said(service)).isTrue();
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(unit)).contains("SuccessExitStatus=" + process.exitValue());
    assertThat(root.resolve("state-" + service)).as("its state").isNotEmptyDirectory();
  }

  /** What an administrator has of one's own: address, certificates, secrets. */
  private Tls completeSettings(String service, int port) throws Exception {
    Path folderOfIt = Path.of(here("/etc/handover/" + service));
    Path settings = folderOfIt.resolve("service.properties");
    String text = here(Files.readString(settings));
    Files.writeString(
        settings,
        text.replaceFirst("quarkus.http.host=.*", "quarkus.http.host=127.0.0.1")
            .replaceFirst("ssl-port=.*", "ssl-port=" + port));
    Tls tls = Tls.in(folder.resolve("tls-" + service));
    Files.copy(tls.authority(), folderOfIt.resolve("tls/ca.pem"));
    Files.copy(tls.authority(), folderOfIt.resolve("tls/domain-ca.pem"));
    Files.copy(tls.certificate(), folderOfIt.resolve("tls/" + service + ".pem"));
    Path secrets = folderOfIt.resolve("secrets");
    Files.copy(tls.key(), secrets.resolve(service + ".key"));
    for (String name : List.of("ldap-password", "directory.token", "exch1.token", "exch2.token")) {
      Files.writeString(secrets.resolve(name), "of-nobody");
    }
    Files.writeString(folderOfIt.resolve("tokens"), "# of nobody\n");
    giveCredentials(service, secrets);
    return tls;
  }

  /** As systemd does for LoadCredential= of a folder. */
  private void giveCredentials(String service, Path secrets) throws IOException {
    Path given =
        Files.createDirectories(Path.of(here("/run/credentials/handover-" + service + ".service")));
    try (Stream<Path> all = Files.list(secrets)) {
      for (Path secret : all.toList()) {
        Files.copy(secret, given.resolve("secrets_" + secret.getFileName()));
      }
    }
  }

  private Process start(String service, Path unit) throws IOException {
    String line = setting(unit, "ExecStart");
    ProcessBuilder builder =
        new ProcessBuilder(here(line).replace("/usr/bin/env java", java()).split(" "))
            .directory(Files.createDirectories(root.resolve("state-" + service)).toFile())
            .redirectErrorStream(true)
            .redirectOutput(root.resolve(service + ".log").toFile());
    return builder.start();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String setting(Path unit, String name) throws IOException {
    return Files.readAllLines(unit).stream()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private String said(String service) throws IOException {
    return Files.readString(root.resolve(service + ".log"));
  }

  private static int live(Tls tls, int port) throws Exception {
    URI address = URI.create("https://127.0.0.1:" + port + "/q/health/live");
    try (HttpClient http = HttpClient.newBuilder().sslContext(tls.trust()).build()) {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  /** The same below this test's own root. */
  private static String here(String text) {
    String moved = text;
    for (String place : PLACES) {
      moved = moved.replace(place, root + place);
    }
    return moved;
  }

  private String analyze(Object... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of("systemd-analyze"), Stream.of(arguments).map(Object::toString))
            .toList();
    Shell.Ended ended = shell.run(command);
    assertThat(ended.exit()).as(ended.said()).isZero();
    return ended.said();
  }
}
