package dev.handover.orchestrator.adapter.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What we show to services that want to see a certificate (RFC 8446, 4.4.2).
 *
 * @param chain PEM file: our certificate, and those of authorities between it and the trusted one
 * @param key PEM file: its private key, PKCS #8, not encrypted
 */
record ClientCertificate(Path chain, Path key) {
  /** Of a key store that is never written anywhere. */
  static final String PASSWORD = "in-memory";

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final List<String> KINDS = List.of("EC", "RSA", "EdDSA");

  /** None unless both files are configured; one alone stops the start. */
  static Optional<ClientCertificate> of(ClientConfig config) {
    if (config.certificate().isPresent() != config.key().isPresent()) {
      throw new IllegalStateException(
          "handover.client.certificate and handover.client.key belong together: give both or none");
    }
    return config
        .certificate()
        .flatMap(chain -> config.key().map(key -> new ClientCertificate(chain, key)));
  }

  /** Both, in memory; throws naming the property when they cannot be used. */
  KeyStore keyStore() {
    try (InputStream in = Files.newInputStream(chain)) {
      Certificate[] certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(new Certificate[0]);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("client", privateKey(), PASSWORD.toCharArray(), certificates);
      return store;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "handover.client.certificate and .key cannot be used (%s, %s): %s"
              .formatted(chain, key, e.getClass().getSimpleName()),
          e);
    }
  }

  private PrivateKey privateKey() throws IOException, GeneralSecurityException {
    String text = Files.readString(key, StandardCharsets.US_ASCII);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new InvalidKeySpecException("no PKCS #8 key in PEM");
    }
    byte[] plain = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
    return KINDS.stream()
        .flatMap(kind -> decoded(kind, plain).stream())
        .findFirst()
        .orElseThrow(() -> new InvalidKeySpecException("neither an EC, an RSA nor an EdDSA key"));
  }

  private static Optional<PrivateKey> decoded(String kind, byte[] plain) {
    try {
      KeyFactory factory = KeyFactory.getInstance(kind);
      return Optional.of(factory.generatePrivate(new PKCS8EncodedKeySpec(plain)));
    } catch (GeneralSecurityException another) {
      return Optional.empty();
    }
  }
}
