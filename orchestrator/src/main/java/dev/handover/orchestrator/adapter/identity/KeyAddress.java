package dev.handover.orchestrator.adapter.identity;

import dev.handover.orchestrator.adapter.client.TrustedCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys at the provider's address. Redirections are not followed. */
final class KeyAddress implements KeySource {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int MAX_BYTES = 1 << 20;

  private final URI url;
  private final HttpClient client;

  KeyAddress(URI url, TrustedCertificates trusted) {
    this.url = url;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER);
    trusted.keyStore().map(KeyAddress::trusting).ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  @Override
  public boolean hasChanged() {
    return false; // only asking would tell
  }

  @Override
  public String read() throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(url).timeout(LIMIT).header("Accept", "application/json").build();
    try {
      return client
          .sendAsync(request, BodyHandlers.ofInputStream())
          .thenApply(this::text)
          .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      throw new IOException("%s: %s".formatted(url, e.getCause()), e);
    }
  }

  private String text(HttpResponse<InputStream> answer) {
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new IOException("answers " + answer.statusCode());
      }
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("answers with more than %d bytes".formatted(MAX_BYTES));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SSLContext trusting(KeyStore store) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, trust.getTrustManagers(), null);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
