package dev.handover.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A folder with all that a service needs to start: tokens, the directory's password, its data. */
public final class Installation {

  public static final String VIEWER = "hnd_viewer-of-the-tests-0000000000000000000000000";
  public static final String OPERATOR = "hnd_operator-of-the-tests-00000000000000000000000";

  private final Path folder;

  private Installation(Path folder) {
    this.folder = folder;
  }

  /** Writes tokens and password into a folder. */
  public static Installation in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("tokens"),
        "# tests\nviewer viewer sha256:%s\noperator operator sha256:%s\n"
            .formatted(sha256(VIEWER), sha256(OPERATOR)));
    Files.writeString(folder.resolve("password"), TinyForest.PASSWORD + "\n");
    return new Installation(folder);
  }

  /** Properties with which the service starts against a directory at the URL. */
  public Map<String, String> properties(String directoryUrl) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("handover.mode", "lab");
    properties.put("handover.data-dir", folder.toString());
    properties.put("handover.directory.ldap.url", directoryUrl);
    properties.put("handover.directory.ldap.security", "plain");
    properties.put("handover.directory.ldap.allow-plain", "true");
    properties.put("handover.directory.ldap.bind-dn", TinyForest.BIND_DN);
    properties.put("handover.directory.ldap.password-file", folder.resolve("password").toString());
    return properties;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
