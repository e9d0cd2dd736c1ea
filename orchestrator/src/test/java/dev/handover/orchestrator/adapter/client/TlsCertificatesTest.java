package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.readiness.ExpiryFindings.Certificate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsCertificatesTest {
  private final TlsCertificates certificates = new TlsCertificates(new Directory());

  private static final class Directory implements DirectoryConfig {
    @Override
    public URI url() {
      return URI.create("https://192.0.2.1:8081");
    }

    @Override
    public Optional<Path> tokenFile() {
      return Optional.empty();
    }

    @Override
    public Optional<String> tokenEnv() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> trustCertificates() {
      return Optional.empty();
    }

    @Override
    public Duration answerTimeout() {
      return Duration.ofSeconds(1);
    }
  }

  @Test
  void seesACertificateThatNobodyTrustsAndAsksNothing() throws Exception {
    Certified certified = Certified.as("dns:somebody-else.test");
    try (CannedServer server =
        new CannedServer((method, path, body) -> CannedServer.Reply.CUT, certified.tls())) {
      Answer<Optional<Certificate>> seen = certificates.at(server.url());

      assertThat(seen).isInstanceOf(Answer.Given.class);
      Certificate shown = ((Answer.Given<Optional<Certificate>>) seen).value().orElseThrow();
      assertThat(shown.subject()).isEqualTo("CN=test");
      assertThat(shown.notAfter()).isBetween(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));
      assertThat(shown.notBefore()).isBefore(shown.notAfter());
      assertThat(server.requests()).isZero();
    }
  }

  @Test
  void findsNoneAtAPeerWithoutTls() {
    assertThat(certificates.at(URI.create("http://127.0.0.1:1")))
        .isEqualTo(new Answer.Given<>(Optional.empty()));
  }

  @Test
  void doesNotThrowWhenNobodyIsThereOrNoTlsIsSpoken() {
    assertThat(certificates.at(URI.create("https://127.0.0.1:1")))
        .isInstanceOf(Answer.Unreachable.class);
    try (CannedServer plain =
        new CannedServer((method, path, body) -> new CannedServer.Reply(200, "{}"))) {
      URI wrong = URI.create(plain.url().toString().replace("http:", "https:"));
      assertThat(certificates.at(wrong)).isInstanceOf(Answer.Unreachable.class);
    }
  }

  @Test
  void knowsThePeerThatBelongsToNoGroup() {
    assertThat(certificates.common())
        .containsEntry("directory-service", URI.create("https://192.0.2.1:8081"));
  }
}
