package dev.handover.node.adapter.install;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks the liveness endpoint, where and as the installation's own configuration says. */
public final class HttpLiveness implements Liveness {
  private static final int MILLIS = Math.toIntExact(Duration.ofSeconds(5).toMillis());

  @Override
  public boolean answers(Layout layout) {
    NodeSettings settings = NodeSettings.read(layout);
    try {
      URI address = settings.liveness();
      URLConnection connection = address.toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      if (connection instanceof HttpsURLConnection encrypted) {
        trustOnly(certificate(settings, layout), encrypted);
      }
      return ((HttpURLConnection) connection).getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw InstallFault.failed(
          "the certificate of " + layout.configFile() + " cannot be used: " + e.getMessage());
    }
  }

  private static Path certificate(NodeSettings settings, Layout layout) {
    return settings
        .certificate()
        .orElseThrow(
            () ->
                InstallFault.failed(
                    "cannot ask the service whether it lives: %s names no quarkus.tls.key-store.pem.0.cert"
                        .formatted(layout.configFile())));
  }

  /** The very certificates of the file; its names do not matter, since we know whom we ask. */
  private static void trustOnly(Path file, HttpsURLConnection connection)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream content = Files.newInputStream(file)) {
      int number = 0;
      for (Certificate each :
          CertificateFactory.getInstance("X.509").generateCertificates(content)) {
        trusted.setCertificateEntry("own-" + number++, each);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    connection.setSSLSocketFactory(context.getSocketFactory());
    connection.setHostnameVerifier((name, session) -> true);
  }
}
