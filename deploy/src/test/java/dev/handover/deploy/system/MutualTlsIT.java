package dev.handover.deploy.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handover.deploy.client.Answer;
import dev.handover.deploy.client.Orders;
import dev.handover.deploy.client.Orders.Order;
import dev.handover.deploy.directory.EmbeddedDirectory;
import dev.handover.deploy.forest.Forest;
import dev.handover.deploy.forest.Forest.Shape;
import dev.handover.deploy.forest.Generation;
import dev.handover.deploy.suite.Moves;
import dev.handover.deploy.suite.ServiceProcess;
import dev.handover.deploy.suite.Suite;
import dev.handover.deploy.suite.Tls;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nodes and directory-service want to see the orchestrator's certificate. */
class MutualTlsIT {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
  private static final Forest FOREST = Forest.initial(Shape.of(Generation.EXCHANGE_2007, 20));
  private static final String CERTIFICATE = "handover.client.certificate";
  private static final String KEY = "handover.client.key";

  private static EmbeddedDirectory directory;
  private static Suite suite;
  private static Tls tls;
  private static Tls stranger;

  @BeforeAll
  static void start() throws Exception {
    Path folders = Files.createDirectories(Path.of("target/system").toAbsolutePath());
    Path folder = Files.createTempDirectory(folders, "mutual");
    tls = Tls.in(folder.resolve("tls"));
    stranger = Tls.in(folder.resolve("stranger"));
    directory = EmbeddedDirectory.start(FOREST, 0, folder.resolve("directory"));
    suite = new Suite(new Suite.Setting(REPOSITORY, folder, FOREST, directory.access(), tls));
    for (ServiceProcess process : asked()) {
      process.configure("handover.access.client-certificates", "required");
      process.configure("quarkus.tls.trust-store.pem.certs", tls.authority().toString());
    }
    show(tls);
    suite.start();
  }

  @AfterAll
  static void stop() {
    suite.close();
    directory.close();
  }

  private static List<ServiceProcess> asked() {
    return List.of(suite.node(Suite.PRIMARY), suite.node(Suite.BACKUP), suite.directory());
  }

  private static void show(Tls certificate) {
    suite.orchestrator().configure(CERTIFICATE, certificate.certificate().toString());
    suite.orchestrator().configure(KEY, certificate.key().toString());
  }

  private static void restartOrchestrator() {
    suite.orchestrator().close();
    suite.orchestrator().start();
    suite.orchestrator().awaitReady();
  }

  @Test
  void aGroupIsStartedByAnOrchestratorThatShowsItsCertificate() throws Exception {
    // When
    JsonNode started =
        new Moves(suite, said -> {}).run(new Order("START", Suite.PRIMARY, null), "start");

    // Then
    assertThat(started.path("state").asText()).as("%s", started).isEqualTo("SUCCEEDED");
  }

  @Test
  void nobodyWithoutACertificateOfTheAuthorityIsEvenRead() throws Exception {
    SSLContext untrusted =
        new Tls(tls.authority(), stranger.certificate(), stranger.key()).mutual();
    for (ServiceProcess process : asked()) {
      assertThatThrownBy(() -> status(process, tls.trust()))
          .as(process.name())
          .isInstanceOf(IOException.class);
      assertThatThrownBy(() -> status(process, untrusted))
          .as(process.name())
          .isInstanceOf(IOException.class);
      assertThat(status(process, tls.mutual())).as(process.name()).isEqualTo(200);
    }
  }

  @Test
  void anOrchestratorThatShowsAStrangersCertificateMovesNothing() {
    try {
      // Given
      show(stranger);
      restartOrchestrator();

      // When
      Answer plan =
          suite
              .api()
              .post(
                  "/v1/groups/" + Suite.GROUP + "/plans",
                  Orders.plan(new Order("START", Suite.PRIMARY, null)),
                  Map.of());

      // Then
      assertThat(plan.status()).as("%s", plan).isEqualTo(503);
    } finally {
      show(tls);
      restartOrchestrator();
    }
  }

  private static int status(ServiceProcess process, SSLContext context) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(process.uri().resolve("/q/health/live")).build();
    try (HttpClient http = HttpClient.newBuilder().sslContext(context).build()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
