package dev.handover.deploy.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.deploy.directory.EmbeddedProcess;
import dev.handover.deploy.directory.Ground;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Scene;
import dev.handover.deploy.suite.Suite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that were generated from the contracts for Python and for TypeScript; {@code
 * deploy/clients/clients.sh install} installs what they need.
 */
class ClientsIT {
  private static final Path GENERATED = Path.of("target/clients").toAbsolutePath();
  private static final Path SCRIPTS = Ground.repository().resolve("deploy/clients");
  private static final Path INSTALLED = Scene.cache().toAbsolutePath().resolve("clients");
  private static final String PYTHON = INSTALLED.resolve("python/bin/python").toString();
  private static final String TSC =
      INSTALLED.resolve("typescript/node_modules/.bin/tsc").toString();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "directory", "node"})
  void pythonCompilesAndLoadsTheClientOfEachService(String service) throws Exception {
    Path client = GENERATED.resolve("python").resolve(service);

    run(List.of(PYTHON, "-m", "compileall", "-q", client.toString()));
    run(List.of(PYTHON, "-c", "import handover_" + service), client);
  }

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "directory", "node"})
  void typeScriptCompilesTheClientOfEachServiceStrictly(String service) throws Exception {
    compile(service);

    assertThat(folder.resolve("index.js")).exists();
  }

  @Test
  void bothAskARunningService() throws Exception {
    // Given
    compile("orchestrator");
    Forest forest = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 20));
    Path files = Files.createDirectories(folder.resolve("directory"));
    try (EmbeddedProcess directory = EmbeddedProcess.start(forest, files);
        Suite suite =
            new Suite(
                new Suite.Setting(
                    Ground.repository(), folder.resolve("suite"), forest, directory.access()))) {
      suite.start();
      String url = suite.orchestrator().uri().toString();
      String token = suite.tokenFile("operator").toString();

      // When
      String moved =
          run(
              List.of(PYTHON, script("ask.py"), url, token, Suite.GROUP, Suite.PRIMARY),
              GENERATED.resolve("python/orchestrator"));
      String seen = run(List.of("node", script("ask.js"), folder.toString(), url, token));

      // Then
      assertThat(moved).isEqualToIgnoringWhitespace("operator SUCCEEDED True group-not-found");
      assertThat(seen).isEqualToIgnoringWhitespace("operator START SUCCEEDED true");
    }
  }

  private static String script(String name) {
    return SCRIPTS.resolve(name).toString();
  }

  private void compile(String service) throws Exception {
    Path index = GENERATED.resolve("typescript").resolve(service).resolve("index.ts");
    run(
        List.of(
            TSC,
            "--strict",
            "--target",
            "es2022",
            "--lib",
            "es2022,dom",
            "--module",
            "commonjs",
            "--moduleResolution",
            "node10",
            "--outDir",
            folder.toString(),
            index.toString()));
  }

  private String run(List<String> command) throws Exception {
    return run(command, folder);
  }

  /**
   * Runs it, with this folder for Python to find packages in; anything but success is a failure.
   */
  private String run(List<String> command, Path packages) throws Exception {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("PYTHONPATH", packages.toString()));
    int ended = builder.redirectOutput(output.toFile()).start().waitFor();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as("%s: %s", command, text).isZero();
    return text;
  }
}
