package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Answer;
import dev.handover.deploy.client.Api;
import dev.handover.deploy.client.Orders;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.client.UnreachableException;
import dev.handover.deploy.directory.EmbeddedDirectory;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Expectation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import dev.handover.deploy.suite.Tls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * TLS everywhere, orchestrator and directory-service in production mode, as the shipped examples
 * configure them.
 */
class SecuredMoveIT {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Path EXAMPLES = REPOSITORY.resolve("deploy/examples/production");
  private static final String GROUP = "/v1/groups/" + Suite.GROUP;
  private static final String NODE_TRUST = "trustCertificates";
  private static final String DIRECTORY_TRUST = "handover.directory.trust-certificates";

  /** Addresses, ports, accounts and files: what every installation has of its own. */
  private static final Set<String> OF_THIS_MACHINE =
      Set.of(
          "handover.data-dir",
          "handover.orchestrator.config-dir",
          "handover.directory.url",
          "handover.directory.token-file",
          DIRECTORY_TRUST,
          "handover.directory.ldap.url",
          "handover.directory.ldap.bind-dn",
          "handover.directory.ldap.password-file",
          "handover.directory.ldap.trust-certificates",
          "handover.node.name",
          "quarkus.http.host",
          "quarkus.http.ssl-port",
          "quarkus.tls.key-store.pem.0.cert",
          "quarkus.tls.key-store.pem.0.key");

  private static final Forest FOREST = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 100));

  private static EmbeddedDirectory directory;
  private static Suite suite;
  private static Tls tls;
  private static Tls stranger;

  @BeforeAll
  static void startSecured() throws Exception {
    Path folders = Files.createDirectories(Path.of("target/system").toAbsolutePath());
    Path folder = Files.createTempDirectory(folders, "secured");
    tls = Tls.in(folder.resolve("tls"));
    stranger = Tls.in(folder.resolve("stranger"));
    directory = EmbeddedDirectory.start(FOREST, 0, folder.resolve("directory"));
    suite = new Suite(new Suite.Setting(REPOSITORY, folder, FOREST, directory.access(), tls));
    configureAsIn("orchestrator.properties", suite.orchestrator(), Set.of());
    configureAsIn("directory-service.properties", suite.directory(), Set.of());
    Set<String> play =
        Set.of(
            "handover.mode",
            "handover.node.adapter",
            "handover.node.emulated.machine-dir",
            "handover.node.emulated.shared-dir",
            "handover.node.emulated.on-start");
    configureAsIn("node-service.properties", suite.node(Suite.PRIMARY), play);
    configureAsIn("node-service.properties", suite.node(Suite.BACKUP), play);
    suite.start();
  }

  @AfterAll
  static void stop() {
    suite.close();
    directory.close();
  }

  @Test
  void aGroupGoesOverAndBackAndNoSecretIsSeenAnywhere() throws Exception {
    // Given
    Expectation expected = new Expectation(directory.access(), FOREST);
    Secrets secrets = Secrets.of(suite);
    assertThat(secrets.in(Files.readString(suite.tokenFile("operator")))).isNotEmpty();

    // When
    List<String> said = new ArrayList<>();
    said.add(commandLine("start", Suite.GROUP, "--to", Suite.PRIMARY, "--reason", "first start"));
    expected.movedTo(Forest.PRIMARY);
    said.add(commandLine("move", Suite.GROUP, "--to", Suite.BACKUP, "--reason", "maintenance"));
    expected.movedTo(Forest.BACKUP);
    assertThat(expected.differences()).as("after the switchover").isEmpty();
    Moves moves = new Moves(suite, said::add);
    JsonNode back = moves.run(new Order("SWITCHOVER", Suite.PRIMARY, null), "failback");
    expected.movedTo(Forest.PRIMARY);
    said.add(back.toString());
    said.addAll(everythingThatCanBeRead(back.path("id").asText()));

    // Then
    assertThat(back.path("state").asText()).as("%s", back).isEqualTo("SUCCEEDED");
    assertThat(expected.differences()).as("after the failback").isEmpty();
    assertThat(suite.pair().doubleOwners(Set.of())).isEmpty();
    assertThat(suite.heldTwice()).isEmpty();
    assertThat(said).allSatisfy(text -> assertThat(secrets.in(text)).isEmpty());
    assertThat(secrets.inFiles()).isEmpty();
    assertThat(secrets.inArguments()).isEmpty();
  }

  @Test
  void nobodyIsAnsweredWithoutTls() {
    for (ServiceProcess process : suite.processes()) {
      // Given
      URI plain = URI.create("http://127.0.0.1:" + process.uri().getPort());

      // When, Then
      assertThatThrownBy(
              () -> Api.of(plain, suite.tokenFile("operator")).get("/q/health/live", Map.of()))
          .as(process.name())
          .isInstanceOf(UnreachableException.class);
    }
  }

  @Test
  void nobodyIsLetInWithoutAKnownToken() throws Exception {
    // Given
    Path unknown = suite.setting().folder().resolve("unknown.token");
    Files.writeString(unknown, "hnd_not-known-to-anybody\n");
    for (ServiceProcess process : suite.processes()) {
      // When
      Answer answer = Api.of(process.uri(), unknown, tls.trust()).get("/v1/anything", Map.of());

      // Then
      assertThat(answer.status()).as("%s: %s", process.name(), answer.body()).isEqualTo(401);
      assertThat(statusWithoutToken(process)).as(process.name()).isEqualTo(401);
      assertThat(Files.readString(process.logFile())).doesNotContain("not-known-to-anybody");
    }
  }

  private static int statusWithoutToken(ServiceProcess process) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(process.uri().resolve("/v1/promises")).build();
    try (HttpClient http = HttpClient.newBuilder().sslContext(tls.trust()).build()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void aServiceThatShowsAStrangersCertificateIsNotTalkedTo() throws Exception {
    // Given
    Path group = suite.setting().folder().resolve("orchestrator/config/groups/mail.yaml");
    String right = Files.readString(group);
    ServiceProcess orchestrator = suite.orchestrator();
    try {
      // When the authority of directory-service is not the right one
      orchestrator.configure(DIRECTORY_TRUST, stranger.authority().toString());
      restart(orchestrator);
      Answer noDirectory = plan();

      // Then
      assertNamesTheCertificate(noDirectory, "directory-refused", DIRECTORY_TRUST);

      // When that of the nodes is not the right one
      orchestrator.configure(DIRECTORY_TRUST, tls.authority().toString());
      String wrong = right.replace(tls.authority().toString(), stranger.authority().toString());
      Files.writeString(group, wrong);
      restart(orchestrator);

      // Then
      assertNamesTheCertificate(plan(), "node-unreachable", NODE_TRUST);
    } finally {
      orchestrator.configure(DIRECTORY_TRUST, tls.authority().toString());
      Files.writeString(group, right);
      restart(orchestrator);
    }
  }

  private static void assertNamesTheCertificate(Answer answer, String code, String setting) {
    assertThat(answer.json().path("code").asText()).as("%s", answer).isEqualTo(code);
    assertThat(answer.json().path("detail").asText()).contains("certificate of ");
    assertThat(answer.json().path("cure").asText()).contains(setting);
  }

  private static Answer plan() {
    return suite
        .api()
        .post(GROUP + "/plans", Orders.plan(new Order("START", Suite.PRIMARY, null)), Map.of());
  }

  private static void restart(ServiceProcess process) {
    process.close();
    process.start();
    process.awaitReady();
  }

  /** The example's settings, but for what is this machine's own; none is missing, none is extra. */
  private static void configureAsIn(String file, ServiceProcess process, Set<String> instead)
      throws IOException {
    Properties example = new Properties();
    try (var in = Files.newBufferedReader(EXAMPLES.resolve(file))) {
      example.load(in);
    }
    Set<String> keys = new HashSet<>(example.stringPropertyNames());
    for (String key : keys) {
      if (!OF_THIS_MACHINE.contains(key) && !instead.contains(key)) {
        process.configure(key, example.getProperty(key));
      }
    }
    keys.addAll(instead);
    assertThat(process.configuration().keySet()).as(file).isEqualTo(keys);
    assertThat(example).as(file).containsEntry("quarkus.http.insecure-requests", "disabled");
    assertThat(example).as(file).containsEntry("handover.mode", "production");
  }

  private static List<String> everythingThatCanBeRead(String operation) {
    List<String> paths =
        List.of(
            "/v1/groups",
            GROUP,
            "/v1/operations",
            "/v1/operations/" + operation + "/journal",
            "/v1/profiles",
            "/openapi");
    return paths.stream().map(path -> suite.api().get(path, Map.of()).orThrow().body()).toList();
  }

  /** A person's command, as a process of its own; what it said. */
  private static String commandLine(String... what) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("dev.handover.deploy.cli.Handover");
    command.addAll(List.of(what));
    command.addAll(List.of("--url", suite.orchestrator().uri().toString()));
    command.addAll(List.of("--token-file", suite.tokenFile("operator").toString()));
    command.addAll(List.of("--ca", tls.authority().toString(), "--wait"));
    Path output = Files.createTempFile(suite.setting().folder(), "command", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    String said = Files.readString(output);
    assertThat(ended && process.exitValue() == 0).as("%s: %s", command, said).isTrue();
    return said;
  }
}
