package dev.handover.directory.adapter.ldap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes self-signed certificates of {@code CN=test} with the JDK's own tool. */
final class TestCertificates {
  static final String PASSWORD = "Not-a-secret-1";

  private TestCertificates() {}

  /** Writes the certificate (PEM) and, beside it, a key store; tells where that is. */
  static Path create(Path pem, String... options) throws IOException {
    Path store = Path.of(pem + ".p12");
    List<String> make =
        new ArrayList<>(
            List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=test", "-storetype", "PKCS12"));
    make.addAll(List.of(options));
    keytool(store, make);
    keytool(store, List.of("-exportcert", "-rfc", "-file", pem.toString()));
    return store;
  }

  private static void keytool(Path store, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(
        List.of("-alias", "server", "-keystore", store.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("keytool: " + output);
    }
  }
}
