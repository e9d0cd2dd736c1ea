package dev.handover.deploy.suite;

import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import dev.handover.deploy.directory.Keytool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * A throw-away authority and a certificate that it signed for the loopback address, as PEM files
 * made by the JDK's own {@code keytool}.
 *
 * @param authority certificate of the authority: what a client trusts
 * @param certificate what a server shows
 * @param key of the certificate, PKCS#8, readable by its owner only
 */
public record Tls(Path authority, Path certificate, Path key) {
  private static final int PEM_LINE = 64;

  /** Makes both in a folder that has none yet. */
  public static Tls in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Tls tls =
        new Tls(
            folder.resolve("ca.pem"), folder.resolve("server.pem"), folder.resolve("server.key"));
    Path request = folder.resolve("request.pem");
    tls.keytool("ca").makeKey("-dname", "CN=Handover throw-away CA", "-ext", "bc:c");
    tls.keytool("ca").exportCertificate(tls.authority);
    tls.keytool("server").makeKey("-dname", "CN=Handover test");
    tls.keytool("server").run("-certreq", List.of("-file", request.toString()));
    String signed = tls.certificate.toString();
    List<String> signing =
        List.of(
            "-rfc", "-ext", "san=ip:127.0.0.1", "-infile", request.toString(), "-outfile", signed);
    tls.keytool("ca").run("-gencert", signing);
    tls.writeKey();
    Files.delete(request);
    return tls;
  }

  /** A certificate that nobody signed and that ended ten days ago. */
  public static Tls expiredIn(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path certificate = folder.resolve("server.pem");
    Tls tls = new Tls(certificate, certificate, folder.resolve("server.key"));
    tls.keytool("server")
        .makeKey("-dname", "CN=Handover test", "-startdate", "-40d", "-ext", "san=ip:127.0.0.1");
    tls.keytool("server").exportCertificate(certificate);
    tls.writeKey();
    return tls;
  }

  /** How a service is told to show it, and to answer nobody who comes without TLS. */
  Map<String, String> settings() {
    return Map.of(
        "quarkus.http.insecure-requests", "disabled",
        "quarkus.tls.key-store.pem.0.cert", certificate.toString(),
        "quarkus.tls.key-store.pem.0.key", key.toString());
  }

  /** Trusts this authority and nobody else. */
  public SSLContext trust() {
    try {
      return new SSLUtil(new PEMFileTrustManager(authority.toFile())).createSSLContext("TLSv1.3");
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("cannot use " + authority, unreadable);
    }
  }

  /** Trusts this authority, and shows the certificate to whoever asks for one. */
  public SSLContext mutual() {
    try (InputStream chain = Files.newInputStream(certificate)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      Certificate[] shown =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(chain)
              .toArray(new Certificate[0]);
      keys.setKeyEntry("client", readKey(), password(), shown);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, password());
      TrustManager[] trusted = {new PEMFileTrustManager(authority.toFile())};
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(factory.getKeyManagers(), trusted, null);
      return context;
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalStateException("cannot use " + certificate, unreadable);
    }
  }

  private PrivateKey readKey() throws IOException, GeneralSecurityException {
    String text = Files.readString(key).replaceAll("-----[A-Z ]+-----", "");
    byte[] plain = Base64.getMimeDecoder().decode(text.strip());
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(plain));
  }

  private void writeKey() throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(store("server").toFile(), password());
      byte[] plain = store.getKey("server", password()).getEncoded();
      String text =
          Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII))
              .encodeToString(plain);
      Arrays.fill(plain, (byte) 0);
      Files.createFile(
          key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          key, "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
      Files.delete(store("server"));
      Files.deleteIfExists(store("ca"));
    } catch (GeneralSecurityException failed) {
      throw new IOException("cannot read the key of " + certificate, failed);
    }
  }

  private Path store(String alias) {
    return key.resolveSibling(alias + ".p12");
  }

  /** Of key stores that live for a second, in a folder of their own. */
  private static char[] password() {
    return "throw-away".toCharArray();
  }

  private Keytool keytool(String alias) {
    return new Keytool(store(alias), alias, List.of("-storepass", new String(password())));
  }
}
