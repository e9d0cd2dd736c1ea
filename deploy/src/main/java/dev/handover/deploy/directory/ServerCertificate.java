package dev.handover.deploy.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * A self-signed certificate for the loopback address, made by the JDK's own {@code keytool}.
 *
 * @param keyStore PKCS#12, alias {@code handover}
 * @param pem the certificate, for those who shall trust it
 * @param passwordFile of the key store, readable by its owner only
 */
record ServerCertificate(Path keyStore, Path pem, Path passwordFile) {
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
    Keytool keytool =
        new Keytool(keyStore, "handover", List.of("-storepass:file", passwordFile.toString()));
    keytool.makeKey(
        "-dname", "CN=Handover embedded demo directory", "-ext", "san=ip:127.0.0.1,dns:localhost");
    keytool.exportCertificate(pem);
  }
}
