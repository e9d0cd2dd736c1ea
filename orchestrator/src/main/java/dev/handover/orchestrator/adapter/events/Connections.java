package dev.handover.orchestrator.adapter.events;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** One HTTP client for each file of trusted certificates, made anew when that changes. */
final class Connections {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Map<Trusted, HttpClient> clients = new ConcurrentHashMap<>();

  private record Trusted(Optional<Path> pem, Optional<FileTime> changed) {}

  /** Follows no redirection: a receiver must not send events somewhere else. */
  HttpClient http(Optional<Path> pem) throws NotDelivered {
    Trusted trusted = new Trusted(pem, changed(pem));
    HttpClient known = clients.get(trusted);
    if (known != null) {
      return known;
    }
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    if (pem.isPresent()) {
      builder.sslContext(tls(pem));
    }
    clients.keySet().removeIf(old -> old.pem().equals(pem));
    HttpClient client = builder.build();
    clients.put(trusted, client);
    return client;
  }

  private static Optional<FileTime> changed(Optional<Path> pem) throws NotDelivered {
    try {
      return pem.isPresent() ? Optional.of(Files.getLastModifiedTime(pem.get())) : Optional.empty();
    } catch (IOException e) {
      throw new NotDelivered("the trusted certificates of %s cannot be read".formatted(pem.get()));
    }
  }

  /** What the file has, and nothing else; without a file what the JDK trusts. */
  static SSLContext tls(Optional<Path> pem) throws NotDelivered {
    try {
      if (pem.isEmpty()) {
        return SSLContext.getDefault();
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store(pem.get()));
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, trust.getTrustManagers(), null);
      return tls;
    } catch (IOException | GeneralSecurityException e) {
      throw new NotDelivered(
          "the trusted certificates%s cannot be read"
              .formatted(pem.map(file -> " of " + file).orElse("")));
    }
  }

  private static KeyStore store(Path pem) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("trusted-" + number++, certificate);
      }
      return store;
    }
  }
}
