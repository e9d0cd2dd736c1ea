package dev.handover.deploy.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's own {@code keytool}, on one PKCS#12 key store with one alias.
 *
 * @param keyStore made by the first command that needs it
 * @param alias of its only key
 * @param password its option for the password and the option's value
 */
public record Keytool(Path keyStore, String alias, List<String> password) {
  private static final long LIMIT_SECONDS = 60;
  private static final List<String> KEY =
      List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30");

  public Keytool {
    password = List.copyOf(password);
  }

  /** Makes a key that is good for a month, with a certificate that it signs itself. */
  public void makeKey(String... what) throws IOException {
    List<String> words = new ArrayList<>(KEY);
    words.addAll(List.of(what));
    run("-genkeypair", words);
  }

  /** Writes the certificate as PEM. */
  public void exportCertificate(Path pem) throws IOException {
    run("-exportcert", List.of("-rfc", "-file", pem.toString()));
  }

  /** Runs any other command; fails with what it said. */
  public void run(String command, List<String> what) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.add(command);
    words.addAll(what);
    words.addAll(List.of("-alias", alias, "-storetype", "PKCS12"));
    words.addAll(List.of("-keystore", keyStore.toString()));
    words.addAll(password);
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("keytool failed: " + output);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool ran", interrupted);
    }
  }
}
