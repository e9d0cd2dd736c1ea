package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.Fence;
import dev.handover.orchestrator.domain.FencingEpoch;
import dev.handover.orchestrator.domain.NodeName;
import dev.handover.orchestrator.domain.NodeRef;
import dev.handover.orchestrator.domain.NodeView;
import dev.handover.orchestrator.domain.Samples;
import dev.handover.orchestrator.domain.StepOutcome;
import dev.handover.orchestrator.http.FakesOnly;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that shows a certificate which does not hold: the message says what to mend. */
@QuarkusTest
@TestProfile(FakesOnly.class)
class TrustTest {
  private static final String LOOPBACK = "ip:127.0.0.1";
  private static final String OF_NODE = "trustCertificates of exch1 in the group file";
  private static final String OF_DIRECTORY = "handover.directory.trust-certificates";
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Fence FENCE =
      new Fence(Samples.MAIL, new FencingEpoch(3), UUID.randomUUID(), "alice");

  private static Certified shown;
  private static Certified stranger;

  private final HttpNodeClient nodes =
      new HttpNodeClient(Clients.targets(URI.create("https://127.0.0.1:1"), LONG));
  private CannedServer server;

  @BeforeAll
  static void makeCertificates() throws Exception {
    shown = Certified.as(LOOPBACK);
    stranger = Certified.as(LOOPBACK);
  }

  @BeforeEach
  void start() {
    server = new CannedServer(new CannedNode()::reply, shown.tls());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static NodeRef node(CannedServer at, Certified trusted) {
    return new NodeRef(
        new NodeName("exch1"),
        "EXCH1",
        "EXCH1",
        at.url(),
        Clients.token("hnd_one"),
        Optional.of(trusted.pem()));
  }

  private static void isNotTrusted(Answer<?> answer, String setting) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("certificate-not-trusted");
              assertThat(refused.detail()).contains("certificate of ");
              assertThat(refused.cure()).contains(setting);
            });
  }

  @Test
  void talksToANodeWhoseCertificateItWasToldToTrust() {
    assertThat(nodes.look(Samples.mail(), node(server, shown))).isInstanceOf(Answer.Given.class);
  }

  @Test
  void namesTheSettingOfANodeWhoseCertificateAStrangerSigned() {
    // Given
    NodeRef node = node(server, stranger);
    // Then
    isNotTrusted(nodes.observe(Samples.mail(), node), OF_NODE);
  }

  @Test
  void takesNoStrangerForSilence() {
    // Given
    NodeRef node = node(server, stranger);
    // When
    Answer<NodeView> seen = nodes.look(Samples.mail(), node);
    // Then
    isNotTrusted(seen, OF_NODE);
  }

  @Test
  void takesNoWishForOurCertificateForSilence() {
    // Given
    try (CannedServer strict =
        CannedServer.wantingCertificates(new CannedNode()::reply, shown.tls())) {
      // When
      Answer<NodeView> seen = nodes.look(Samples.mail(), node(strict, shown));
      // Then
      assertThat(seen).isInstanceOf(Answer.Refused.class);
      assertThat(strict.requests()).isZero();
    }
  }

  @Test
  void triesAStepAgainBecauseACertificateCanBeMended() {
    // Given
    NodeRef node = node(server, stranger);
    // Then
    assertThat(nodes.promise(node, FENCE))
        .isInstanceOfSatisfying(
            StepOutcome.RetryLater.class, later -> assertThat(later.reason()).contains(OF_NODE));
  }

  @Test
  void doesNotTalkToATrustedServerThatIsAnotherOne() throws Exception {
    // Given
    Certified elsewhere = Certified.as("dns:elsewhere.example.test");
    try (CannedServer other = new CannedServer(new CannedNode()::reply, elsewhere.tls())) {
      // Then
      isNotTrusted(nodes.look(Samples.mail(), node(other, elsewhere)), OF_NODE);
    }
  }

  @Test
  void namesTheSettingOfTheDirectory() {
    // Given
    HttpDirectoryClient directory = new HttpDirectoryClient(Clients.targets(server.url(), LONG));
    // Then
    isNotTrusted(directory.promised(Samples.MAIL), OF_DIRECTORY);
  }
}
