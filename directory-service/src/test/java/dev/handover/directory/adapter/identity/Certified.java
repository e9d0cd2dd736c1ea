package dev.handover.directory.adapter.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate with its key, made by the JDK's own {@code keytool}.
 *
 * @param pem the certificate, for those who shall trust it
 * @param tls of a server that shows it
 */
public record Certified(Path pem, SSLContext tls) {
  /** Of key stores that no one keeps. */
  private static final String PASSWORD = "throw-away";

  /** For a subject alternative name as {@code keytool} writes it, such as {@code ip:127.0.0.1}. */
  public static Certified as(String name) throws IOException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("certified");
    Path store = folder.resolve("store.p12");
    Path pem = folder.resolve("certificate.pem");
    List.of(folder, store, pem).forEach(each -> each.toFile().deleteOnExit()); // the last one first
    keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=" + name);
    keytool(store, "-exportcert", "-rfc", "-file", pem.toString());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(factory.getKeyManagers(), null, null);
    return new Certified(pem, tls);
  }

  private static void keytool(Path store, String... what) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(what));
    command.addAll(List.of("-alias", "server", "-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("keytool failed: " + output);
    }
  }
}
