package dev.handover.deploy.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A self-signed certificate for the loopback address, made by the JDK's own {@code keytool}.
 *
 * @param keyStore PKCS#12, alias {@code handover}
 * @param pem the certificate, for those who shall trust it
 * @param passwordFile of the key store, readable by its owner only
 */
record ServerCertificate(Path keyStore, Path pem, Path passwordFile) {
  private static final long KEYTOOL_LIMIT_SECONDS = 60;

  /** Makes it in a folder, or finds it there. */
  static ServerCertificate in(Path folder) throws IOException {
    Files.createDirectories(folder);
    ServerCertificate certificate =
        new ServerCertificate(
            folder.resolve("directory.p12"),
            folder.resolve("directory-ca.pem"),
            folder.resolve("directory.password"));
    if (!Files.exists(certificate.pem)) {
      certificate.make();
    }
    return certificate;
  }

  private void make() throws IOException {
    byte[] secret = new byte[18];
    new SecureRandom().nextBytes(secret);
    Files.deleteIfExists(passwordFile);
    Files.deleteIfExists(keyStore);
    Files.createFile(
        passwordFile,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(passwordFile, Base64.getUrlEncoder().encodeToString(secret));
    keytool(
        List.of(
            "-genkeypair",
            "-alias",
            "handover",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "30",
            "-dname",
            "CN=Handover embedded demo directory",
            "-ext",
            "san=ip:127.0.0.1,dns:localhost"));
    keytool(List.of("-exportcert", "-rfc", "-alias", "handover", "-file", pem.toString()));
  }

  private void keytool(List<String> what) throws IOException {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(what);
    command.addAll(
        List.of(
            "-storetype",
            "PKCS12",
            "-keystore",
            keyStore.toString(),
            "-storepass:file",
            passwordFile.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(KEYTOOL_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("keytool failed: " + output);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool ran", interrupted);
    }
  }
}
