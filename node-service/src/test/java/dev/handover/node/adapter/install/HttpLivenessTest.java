package dev.handover.node.adapter.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.handover.node.adapter.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpLivenessTest {
  @TempDir private Path folder;
  private final HttpLiveness liveness = new HttpLiveness();

  @Test
  void asksWhereTheConfigurationSaysThatTheServiceListens() throws Exception {
    // Given
    HttpServer server = answering(HttpServer.create(loopback(), 0), 200);
    Layout layout = configured("quarkus.http.port=" + server.getAddress().getPort());

    // When
    boolean answers = liveness.answers(layout);

    // Then
    server.stop(0);
    assertThat(answers).isTrue();
    assertThat(liveness.answers(layout)).as("after it ended").isFalse();
  }

  @Test
  void takesOnlyAnOrderlyAnswerForLife() throws Exception {
    // Given
    HttpServer server = answering(HttpServer.create(loopback(), 0), 503);
    Layout layout = configured("quarkus.http.port=" + server.getAddress().getPort());

    // When
    boolean answers = liveness.answers(layout);

    // Then
    server.stop(0);
    assertThat(answers).isFalse();
  }

  @Test
  void trustsTheInstalledCertificateAndNoOther() throws Exception {
    // Given
    TestCertificate own = TestCertificate.in(folder.resolve("own"));
    TestCertificate other = TestCertificate.in(folder.resolve("other"));
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(own.context()));
    answering(server, 200);
    int port = server.getAddress().getPort();

    // When
    boolean withOwn = liveness.answers(encrypted(port, own));
    boolean withOther = liveness.answers(encrypted(port, other));

    // Then
    server.stop(0);
    assertThat(withOwn).isTrue();
    assertThat(withOther).isFalse();
  }

  @Test
  void saysWhichSettingIsMissingWhenItCannotAsk() throws Exception {
    // Given
    Layout layout = configured("quarkus.http.insecure-requests=disabled");

    // Then
    assertThatThrownBy(() -> liveness.answers(layout))
        .isInstanceOf(InstallFault.class)
        .hasMessageContaining("quarkus.tls.key-store.pem.0.cert");
  }

  @Test
  void saysNoWhenNobodyListens() throws Exception {
    // Given
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    // Then
    assertThat(liveness.answers(configured("quarkus.http.port=" + port))).isFalse();
  }

  private Layout encrypted(int port, TestCertificate certificate) throws IOException {
    return configured(
        """
        quarkus.http.ssl-port=%d
        quarkus.http.insecure-requests=disabled
        quarkus.tls.key-store.pem.0.cert=%s
        """
            .formatted(port, certificate.certificate().toString().replace("\\", "/")));
  }

  private Layout configured(String settings) throws IOException {
    Layout layout = new Layout(folder.resolve("installed"));
    Files.createDirectories(layout.config());
    Files.writeString(layout.configFile(), settings);
    return layout;
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static HttpServer answering(HttpServer server, int status) {
    server.createContext(
        "/q/health/live",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
