package dev.handover.orchestrator.adapter.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service in production mode, when something that makes it safe is missing. */
class ProductionStartIT {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

  @TempDir Path folder;

  private Map<String, String> safe() {
    return Map.of(
        "handover.data-dir", folder.resolve("data").toString(),
        "handover.orchestrator.config-dir", folder.resolve("config").toString(),
        "handover.directory.url", "https://127.0.0.1:1",
        "quarkus.http.insecure-requests", "disabled",
        "quarkus.http.ssl-port", "0");
  }

  private String refusal(Map<String, String> changes) throws Exception {
    Map<String, String> properties = new TreeMap<>(safe());
    properties.putAll(changes);
    Files.createDirectories(folder.resolve("config/groups"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", JAR.toString()));
    return output(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private static String output(Process process) throws IOException, InterruptedException {
    try {
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
      assertThat(process.exitValue()).as(said).isNotZero();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void doesNotStartWithoutTlsAndNamesTheProperties() throws Exception {
    assertThat(
            refusal(
                Map.of(
                    "quarkus.http.insecure-requests", "enabled",
                    "quarkus.http.port", "0",
                    "handover.directory.url", "http://127.0.0.1:1")))
        .contains("quarkus.http.insecure-requests is 'enabled'")
        .contains("quarkus.tls.key-store.pem.0.cert")
        .contains("handover.directory.url is http://127.0.0.1:1");
  }

  @Test
  void doesNotStartWithoutSecretsAndNamesTheProperties() throws Exception {
    assertThat(refusal(Map.of()))
        .contains("handover.access.tokens-file")
        .contains("handover.directory.token-file");
    assertThat(refusal(Map.of("handover.directory.token-env", "NO_SUCH_VARIABLE")))
        .contains("handover.directory.token-env: there is no variable NO_SUCH_VARIABLE");
  }

  @Test
  void doesNotStartWithoutThePasswordOfTheStoreAndNamesTheProperty() throws Exception {
    Map<String, String> store = new TreeMap<>();
    store.put("handover.store.url", "jdbc:postgresql://127.0.0.1:1/handover");
    store.put("handover.store.password-env", "NO_SUCH_VARIABLE");
    assertThat(refusal(store)).contains("handover.store.password-env");
    store.put("handover.store.password-file", folder.resolve("none").toString());
    assertThat(refusal(store)).contains("give one of them");
    store.remove("handover.store.password-env");
    assertThat(refusal(store)).contains("handover.store.password-file cannot be read");
  }

  @Test
  void doesNotStartWithHalfOfAnIdentityProvider() throws Exception {
    assertThat(refusal(Map.of("handover.access.jwt.issuer", "https://login.example.test")))
        .contains("handover.access.jwt.audience is missing")
        .contains("handover.access.jwt.keys is missing");
  }
}
