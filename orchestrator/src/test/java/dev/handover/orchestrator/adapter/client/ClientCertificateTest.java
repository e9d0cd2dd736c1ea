package dev.handover.orchestrator.adapter.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificateTest {
  @TempDir Path dir;

  private Path key(String kind) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(kind).generateKeyPair();
    String text = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
    return Files.writeString(
        dir.resolve(kind + ".key"),
        "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
  }

  @Test
  void readsKeysOfEveryUsualKind() throws Exception {
    Path chain = Certified.as("ip:127.0.0.1").pem();
    for (String kind : new String[] {"EC", "RSA", "Ed25519"}) {
      KeyStore store = new ClientCertificate(chain, key(kind)).keyStore();
      assertThat(store.isKeyEntry("client")).as(kind).isTrue();
    }
  }

  @Test
  void namesThePropertyAndNotTheKeyWhenItCannotBeUsed() throws Exception {
    Path chain = Certified.as("ip:127.0.0.1").pem();
    Path odd = Files.writeString(dir.resolve("odd.key"), "planted-secret");
    Path cut =
        Files.writeString(
            dir.resolve("cut.key"),
            "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");

    for (Path unfit : new Path[] {odd, cut, dir.resolve("none.key")}) {
      assertThatThrownBy(() -> new ClientCertificate(chain, unfit).keyStore())
          .hasMessageContaining("handover.client.certificate and .key cannot be used")
          .hasMessageContaining(unfit.toString())
          .hasMessageNotContainingAny("planted-secret", "c2VjcmV0");
    }
  }
}
