package dev.handover.directory.adapter.ldap;

import dev.handover.directory.domain.DirectoryUnreachableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.ldaptive.ssl.DefaultHostnameVerifier;

/**
 * Decides whether a certificate is that of the domain controller that was asked for (RFC 2830,
 * section 3.6; RFC 5280): vouched for by a trusted authority, valid now, and made out to its host.
 * The same for LDAPS and StartTLS. What is wrong is told with names and dates.
 */
final class ServerTrust extends X509ExtendedTrustManager {
  private final String host;
  private final X509TrustManager authorities;
  private final CertificateFaults faults;

  private ServerTrust(String host, X509TrustManager authorities, CertificateFaults faults) {
    this.host = host;
    this.authorities = authorities;
    this.faults = faults;
  }

  static ServerTrust of(LdapSettings settings) {
    Optional<Path> file = settings.trustCertificates();
    return new ServerTrust(
        settings.host(), authorities(file.orElse(null)), new CertificateFaults(settings));
  }

  private static X509TrustManager authorities(@Nullable Path file) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(file == null ? null : keyStore(file));
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException | IOException e) {
      throw new DirectoryUnreachableException(
          "the certificates in %s cannot be read: %s".formatted(file, LdapFailures.describe(e)),
          e,
          "Let handover.directory.ldap.trust-certificates name a file with one or more certificates"
              + " (PEM, -----BEGIN CERTIFICATE-----) that this service may read.");
    }
  }

  private static KeyStore keyStore(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(file)) {
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + ++number, certificate);
      }
      if (number == 0) {
        throw new CertificateException("there is none in it");
      }
    }
    return store;
  }

  private void check(X509Certificate[] chain, String type) throws CertificateException {
    faults.refuseOutsideOfItsTime(chain);
    try {
      authorities.checkServerTrusted(chain, type);
    } catch (CertificateException e) {
      throw faults.notVouchedFor(chain[0], e);
    }
    if (!new DefaultHostnameVerifier().verify(host, chain[0])) {
      throw faults.ofAnotherHost(chain[0], host);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.getAcceptedIssuers();
  }
}
