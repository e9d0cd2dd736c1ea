package dev.handover.directory.adapter.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/**
 * Certificates of a PEM file, as the only ones to be trusted; without a file, those the JDK trusts.
 *
 * @param setting where the file is named, for messages
 */
record TrustedCertificates(String setting, Optional<Path> pem) {
  /** Empty without a file. */
  Optional<KeyStore> keyStore() {
    return pem.map(TrustedCertificates::read);
  }

  private static KeyStore read(Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("trusted-" + number++, certificate);
      }
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot read the trusted certificates of " + pem, e);
    }
  }
}
