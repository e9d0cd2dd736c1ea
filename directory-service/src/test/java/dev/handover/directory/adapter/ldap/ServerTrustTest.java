package dev.handover.directory.adapter.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handover.directory.domain.DirectorySecurity;
import dev.handover.directory.domain.DirectoryUnreachableException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about a certificate that is not accepted. */
class ServerTrustTest {

  private static final String KEY_TYPE = "ECDHE_ECDSA";

  @TempDir @Nullable Path folder;

  private Path file(String name) {
    return Path.of(String.valueOf(folder), name);
  }

  private static X509Certificate certificate(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private ServerTrust trusting(Path authorities) {
    return ServerTrust.of(
        new LdapSettings(
            "ldaps://dc1.example.test",
            DirectorySecurity.LDAPS,
            new LdapCredentials.Password("CN=x", file("password")),
            Optional.of(authorities),
            LdapSettings.Limits.DEFAULT));
  }

  private X509Certificate[] made(String name, String... options) throws Exception {
    TestCertificates.create(file(name), options);
    return new X509Certificate[] {certificate(file(name))};
  }

  @Test
  void acceptsTheOneThatIsVouchedForAndMadeOutToTheHost() throws Exception {
    X509Certificate[] chain = made("good", "-ext", "san=dns:dc1.example.test");

    trusting(file("good")).checkServerTrusted(chain, KEY_TYPE);
  }

  @Test
  void tellsWhenOneHasExpired() throws Exception {
    // Given
    X509Certificate[] chain =
        made("old", "-startdate", "-30d", "-validity", "10", "-ext", "san=dns:dc1.example.test");
    // Then
    assertThatThrownBy(() -> trusting(file("old")).checkServerTrusted(chain, KEY_TYPE))
        .isInstanceOf(CertificateException.class)
        .hasMessageContaining("has expired")
        .hasMessageContaining("valid from " + chain[0].getNotBefore().toInstant())
        .asInstanceOf(InstanceOfAssertFactories.type(UntrustedServerException.class))
        .satisfies(e -> assertThat(e.cure()).contains("Renew").contains("clock"));
  }

  @Test
  void tellsWhenOneIsNotValidYet() throws Exception {
    X509Certificate[] chain = made("new", "-startdate", "+2d", "-ext", "san=dns:dc1.example.test");

    assertThatThrownBy(() -> trusting(file("new")).checkServerTrusted(chain, KEY_TYPE))
        .hasMessageContaining("not valid yet");
  }

  @Test
  void namesTheIssuerThatNobodyTrusts() throws Exception {
    // Given
    X509Certificate[] chain = made("mine", "-ext", "san=dns:dc1.example.test");
    made("other", "-ext", "san=dns:other");
    // Then
    assertThatThrownBy(() -> trusting(file("other")).checkServerTrusted(chain, KEY_TYPE))
        .hasMessageContaining("issuer 'CN=test'")
        .hasMessageContaining(file("other").toString())
        .asInstanceOf(InstanceOfAssertFactories.type(UntrustedServerException.class))
        .satisfies(
            e -> assertThat(e.cure()).contains("handover.directory.ldap.trust-certificates"));
  }

  @Test
  void namesTheHostsThatOneIsMadeOutTo() throws Exception {
    X509Certificate[] chain = made("dc2", "-ext", "san=dns:dc2.example.test");

    assertThatThrownBy(() -> trusting(file("dc2")).checkServerTrusted(chain, KEY_TYPE))
        .hasMessageContaining("made out to [dc2.example.test], not to 'dc1.example.test'");
  }

  @Test
  void tellsWhenTheAuthoritiesCannotBeRead() throws Exception {
    // Given
    Files.writeString(file("garbage"), "-----BEGIN CERTIFICATE-----\nnonsense\n");
    Files.writeString(file("empty"), "");
    // Then
    for (String name : new String[] {"garbage", "empty", "absent"}) {
      assertThatThrownBy(() -> trusting(file(name)))
          .isInstanceOf(DirectoryUnreachableException.class)
          .hasMessageContaining(file(name).toString())
          .asInstanceOf(InstanceOfAssertFactories.type(DirectoryUnreachableException.class))
          .satisfies(e -> assertThat(e.cure()).contains("trust-certificates"));
    }
  }
}
