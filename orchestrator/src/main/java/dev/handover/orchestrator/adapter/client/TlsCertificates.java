package dev.handover.orchestrator.adapter.client;

import dev.handover.orchestrator.domain.Answer;
import dev.handover.orchestrator.domain.readiness.Certificates;
import dev.handover.orchestrator.domain.readiness.ExpiryFindings.Certificate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Shakes hands with a peer to see its certificates, and says nothing else to it: no token and no
 * request goes over a connection whose peer is not trusted.
 */
@ApplicationScoped
class TlsCertificates implements Certificates {
  private static final int LIMIT = Math.toIntExact(Duration.ofSeconds(5).toMillis());
  private static final int HTTPS = 443;

  private final URI directory;

  @Inject
  TlsCertificates(DirectoryConfig config) {
    this.directory = config.url();
  }

  @Override
  public Map<String, URI> common() {
    return Map.of("directory-service", directory);
  }

  @Override
  public Answer<Optional<Certificate>> at(URI peer) {
    if (!"https".equals(peer.getScheme())) {
      return new Answer.Given<>(Optional.empty());
    }
    try {
      return new Answer.Given<>(Optional.of(shown(peer)));
    } catch (IOException | GeneralSecurityException e) {
      return new Answer.Unreachable<>(
          "no TLS handshake with %s: %s".formatted(peer.getAuthority(), e.getMessage()));
    }
  }

  private static Certificate shown(URI peer) throws IOException, GeneralSecurityException {
    String host = peer.getHost().replaceAll("[\\[\\]]", "");
    int port = peer.getPort() > 0 ? peer.getPort() : HTTPS;
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {new Onlooker()}, null);
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(host, port), LIMIT);
      plain.setSoTimeout(LIMIT);
      try (SSLSocket socket =
          (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true)) {
        socket.startHandshake();
        return first(socket);
      }
    }
  }

  private static Certificate first(SSLSocket socket) throws SSLPeerUnverifiedException {
    X509Certificate ends =
        Arrays.stream(socket.getSession().getPeerCertificates())
            .map(X509Certificate.class::cast)
            .min(Comparator.comparing(X509Certificate::getNotAfter))
            .orElseThrow(() -> new SSLPeerUnverifiedException("it shows no certificate"));
    return new Certificate(
        ends.getSubjectX500Principal().getName(),
        ends.getNotBefore().toInstant(),
        ends.getNotAfter().toInstant());
  }

  /** Lets every chain pass: what is wanted is to see it, also when it is not trusted. */
  private static final class Onlooker extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
