package dev.handover.node.http;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** A data folder of its own for every test run, with one token for each role. */
public class LabNode implements QuarkusTestResourceLifecycleManager {

  /** The token of a role in tests. */
  public static String tokenOf(String role) {
    return "hnd_only-for-tests-" + role;
  }

  /** Where the service under test writes. */
  public static Path dataDir() {
    return Path.of(System.getProperty("node-service.test.data-dir"));
  }

  @Override
  public Map<String, String> start() {
    try {
      Path dataDir = Files.createTempDirectory("node-service");
      System.setProperty("node-service.test.data-dir", dataDir.toString());
      StringBuilder tokens = new StringBuilder();
      for (String role : new String[] {"viewer", "operator", "approver", "admin"}) {
        tokens.append("%s %s sha256:%s%n".formatted("test-" + role, role, sha256(tokenOf(role))));
      }
      Files.writeString(dataDir.resolve("tokens"), tokens.toString());
      return Map.of(
          "handover.data-dir", dataDir.toString(), "handover.node.files.roots", "C:/Exchsrvr");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    // The folder is left to the system's cleaning: it helps to understand a failure.
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
